'use client';

import { type ComponentProps, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import type { GrantCreditDialog as Dialog } from './GrantCreditDialog';
import { onDemand } from './on-demand';

const GrantCreditDialog = onDemand(async () => (await import('./GrantCreditDialog')).GrantCreditDialog);

type Props = Pick<ComponentProps<typeof Dialog>, 'account'> & {
  /** It is what is to be done now. */
  isPrimary?: boolean;
};

/** The way to add credit, for whoever may. */
export function GrantCreditButton({ account, isPrimary = false }: Props) {
  const t = useTranslations('accounts.credit');
  const announce = useAnnounce();
  const [isGranting, setGranting] = useState(false);
  const granted = (message: string) => {
    announce(message);
    setGranting(false);
  };
  return (
    <>
      <Button look={isPrimary ? 'primary' : 'secondary'} onClick={() => setGranting(true)}>
        {t('add')}
      </Button>
      {isGranting && <GrantCreditDialog account={account} onDone={granted} onClose={() => setGranting(false)} />}
    </>
  );
}
