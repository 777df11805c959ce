'use client';

import type { ApiUserRow } from '@/lib/schemas/api-user';
import { onDemand } from '../forms/on-demand';
import type { AccountDialogProps } from './dialog-props';
import type { RowDialog } from './row-dialogs';

const AddApiUserDialog = onDemand(async () => (await import('./AddApiUserDialog')).AddApiUserDialog);
const AlertTemplatesDialog = onDemand(async () => (await import('./AlertTemplatesDialog')).AlertTemplatesDialog);

export type OpenDialog = 'add' | 'alerts' | { readonly Dialog: RowDialog['Dialog']; readonly user: ApiUserRow };

type Props = Omit<AccountDialogProps, 'onDone'> & {
  dialog: OpenDialog;
  /** The table's rows as they are now; `dialog` holds one as it was when the dialog opened. */
  rows: readonly ApiUserRow[];
};

/** Shows the one dialog that is open. */
export function ApiUserDialog({ dialog, rows, ...given }: Props) {
  const onDone = (message: string) => {
    given.onClose();
    given.onSaved(message);
  };
  if (dialog === 'add') return <AddApiUserDialog {...given} onDone={onDone} />;
  if (dialog === 'alerts') return <AlertTemplatesDialog {...given} onDone={onDone} />;
  const { Dialog, user: seen } = dialog;
  const user = rows.find(({ login }) => login === seen.login) ?? seen;
  return <Dialog {...given} onDone={onDone} seen={seen} user={user} />;
}
