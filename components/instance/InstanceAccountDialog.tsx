'use client';

import { useTranslations } from 'use-intl';
import { disableAccountAction } from '@/lib/panel/actions/instance';
import type { InstanceAccountRow } from '@/lib/schemas/instance';
import { ConfirmDialog } from '../forms/ConfirmDialog';
import { GrantCreditDialog } from '../forms/GrantCreditDialog';
import { AddAccountDialog } from './AddAccountDialog';
import { ReplyNumbersDialog } from './ReplyNumbersDialog';
import { TransferCreditDialog } from './TransferCreditDialog';

export type OpenDialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'grant' | 'transfer' | 'numbers' | 'disable'; readonly account: InstanceAccountRow };

type Props = {
  dialog: OpenDialog;
  accounts: readonly InstanceAccountRow[];
  onSaved: (message: string) => void;
  onClose: () => void;
};

/** The dialog that is open on the instance's accounts. */
export function InstanceAccountDialog({ dialog, accounts, onSaved, onClose }: Props) {
  const t = useTranslations('instance.disable');
  const done = (message: string) => {
    onSaved(message);
    onClose();
  };
  if (dialog.kind === 'add') return <AddAccountDialog onDone={onSaved} onClose={onClose} />;
  const { account } = dialog;
  if (dialog.kind === 'grant') return <GrantCreditDialog account={account} onDone={done} onClose={onClose} />;
  if (dialog.kind === 'transfer') {
    return <TransferCreditDialog account={account} others={accounts} onDone={done} onClose={onClose} />;
  }
  if (dialog.kind === 'numbers') return <ReplyNumbersDialog account={account} onDone={done} onClose={onClose} />;
  const name = account.description || account.serviceName;
  return (
    <ConfirmDialog
      title={t('title', { name })}
      text={t('text')}
      confirm={t('confirm')}
      action={(input) => disableAccountAction(account.serviceName, true, input)}
      onDone={() => done(t('done', { name }))}
      onClose={onClose}
    />
  );
}
