'use client';

import { useTranslations } from 'use-intl';
import { deleteSenderAction } from '@/lib/panel/actions/senders';
import type { SenderRow } from '@/lib/schemas/sender';
import { ConfirmDialog } from '../forms/ConfirmDialog';
import { AddSenderDialog } from './AddSenderDialog';
import { EditSenderDialog } from './EditSenderDialog';

export type OpenDialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly sender: SenderRow }
  | { readonly kind: 'delete'; readonly sender: SenderRow };

type Props = {
  serviceName: string;
  dialog: OpenDialog;
  /** It was saved; the message says what. */
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Shows the one dialog that is open. */
export function SenderDialog({ dialog, ...rest }: Props) {
  const t = useTranslations('senders');
  if (dialog.kind === 'add') return <AddSenderDialog {...rest} />;
  if (dialog.kind === 'edit') return <EditSenderDialog {...rest} shown={dialog.sender} />;
  const { serviceName, onDone, onClose } = rest;
  const { sender, groupedSender } = dialog.sender;
  return (
    <ConfirmDialog
      title={t('deleteTitle', { sender: groupedSender })}
      text={t('deleteText')}
      confirm={t('delete')}
      action={(input) => deleteSenderAction(serviceName, sender, input)}
      onDone={() => onDone(t('deleted', { sender: groupedSender }))}
      onClose={onClose}
    />
  );
}
