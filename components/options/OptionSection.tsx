'use client';

import { type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';

export type OptionDialogProps = { serviceName: string; onDone: () => void; onClose: () => void };

type Props = {
  serviceName: string;
  title: string;
  /** Absent where the reader's role does not allow a change, or nobody's on the account does. */
  dialog?: ((props: OptionDialogProps) => ReactNode) | false;
  /** Where it is changed instead. */
  elsewhere?: string | false;
  /** What is said once it was changed. */
  changed?: string;
  children: ReactNode;
};

/** One option as it is, and the dialog that changes it. */
export function OptionSection({
  serviceName,
  title,
  dialog = false,
  elsewhere = false,
  changed = '',
  children,
}: Props) {
  const t = useTranslations('options');
  const announce = useAnnounce();
  const invalidate = useInvalidation(serviceName);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const id = useId();
  return (
    <section aria-labelledby={id} className="p-4">
      <div className="flex items-center justify-between gap-3">
        <h3 id={id} className="min-w-0">
          {title}
        </h3>
        {dialog && (
          <Button className="shrink-0" aria-label={t('changeOne', { title })} onClick={() => setOpen(true)}>
            {t('change')}
          </Button>
        )}
        {elsewhere !== false && (
          <ButtonLink href={elsewhere} label={t('changeOne', { title })}>
            {t('change')}
          </ButtonLink>
        )}
      </div>
      <div className="mt-1 flex max-w-3xl flex-col gap-1">{children}</div>
      {dialog &&
        isOpen &&
        dialog({
          serviceName,
          onDone: () => {
            close();
            announce(changed);
            void invalidate(['api-users']);
          },
          onClose: close,
        })}
    </section>
  );
}
