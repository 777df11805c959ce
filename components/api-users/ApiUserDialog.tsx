'use client';

import type { AccountDetails } from '@/lib/schemas/account';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { AddApiUserDialog } from './AddApiUserDialog';
import { QuotaDialog } from './QuotaDialog';

export type ApiUserActions = {
  readonly add: (input: unknown) => Promise<ActionResult>;
  readonly changeQuota: (login: string, input: unknown) => Promise<ActionResult>;
};

/** The dialogs that the row menu opens. */
export type RowDialog = 'quota';

export type OpenDialog = { readonly kind: 'add' } | { readonly kind: RowDialog; readonly user: ApiUserRow };

type Props = {
  dialog: OpenDialog;
  account: AccountDetails;
  http2smsUrl: string;
  actions: ApiUserActions;
  /** Something was saved; the message says what. */
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Shows the one dialog that is open. */
export function ApiUserDialog({ dialog, account, http2smsUrl, actions, onDone, onClose }: Props) {
  const finish = (message: string) => {
    onClose();
    onDone(message);
  };
  switch (dialog.kind) {
    case 'add':
      return (
        <AddApiUserDialog
          serviceName={account.serviceName}
          http2smsUrl={http2smsUrl}
          action={actions.add}
          onDone={(login) => onDone(`API user ${login} was added.`)}
          onClose={onClose}
        />
      );
    case 'quota':
      return (
        <QuotaDialog
          user={dialog.user}
          creditsLeft={account.creditsLeft}
          action={(input) => actions.changeQuota(dialog.user.login, input)}
          onDone={() => finish(`The quota of ${dialog.user.login} was changed.`)}
          onClose={onClose}
        />
      );
  }
}
