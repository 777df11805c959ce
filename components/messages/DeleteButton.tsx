'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { deleteMessageAction } from '@/lib/panel/actions/messages';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { onDemand } from '../forms/on-demand';
import { useRole } from '../layout/use-role';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { TextLink } from '../ui/TextLink';

const ConfirmDialog = onDemand(async () => (await import('../forms/ConfirmDialog')).ConfirmDialog);

type Props = {
  serviceName: string;
  message: KeptMessageRow;
  /** The id of what says why it cannot be deleted yet (`WhyKept`). */
  whyId: string;
};

/** Why a message that is over cannot be deleted yet; nothing where it can, or where nobody is offered to. */
export function WhyKept({ serviceName, message: { id, isOver, keptBy }, whyId }: Props) {
  const t = useTranslations('messages.page');
  const role = useRole(serviceName);
  if (keptBy === null || !can(role, 'message.delete') || !isOver) return null;
  return (
    <p id={whyId} className="max-w-80 text-xs text-muted sm:text-right">
      {keptBy === 'callback'
        ? t.rich('keptBy.callback', {
            link: (words) => (
              <TextLink href={`/telecom/sms/${serviceName}/callbacks?message=${String(id)}`}>{words}</TextLink>
            ),
          })
        : t(`keptBy.${keptBy}`)}
    </p>
  );
}

/** Deletes a message that is over, on its own page, which then is no more: the log follows. */
export function DeleteButton({
  serviceName,
  message: { id, isOver, keptBy, groupedRecipient: recipient },
  whyId,
}: Props) {
  const t = useTranslations('messages.page');
  const router = useRouter();
  const announce = useAnnounce();
  const role = useRole(serviceName);
  const [isAsking, setAsking] = useState(false);
  if (!can(role, 'message.delete') || !isOver) return null;
  return (
    <>
      <Button
        blocked={keptBy !== null}
        aria-describedby={keptBy === null ? undefined : whyId}
        onClick={() => setAsking(true)}
      >
        <Trash2 aria-hidden="true" className="size-4" />
        {t('delete')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('deleteTitle', { recipient })}
          text={t('deleteText')}
          confirm={t('delete')}
          action={(input) => deleteMessageAction(serviceName, id, input)}
          onDone={() => {
            setAsking(false);
            announce(t('deleted'));
            router.replace(`/telecom/sms/${serviceName}/messages`);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
