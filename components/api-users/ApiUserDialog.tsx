'use client';

import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import type { AccountDetails } from '@/lib/schemas/account';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import type { CallbackTest } from '@/lib/schemas/callback';
import { AddApiUserDialog } from './AddApiUserDialog';
import { AlertTemplatesDialog } from './AlertTemplatesDialog';
import { CallbackDialog } from './CallbackDialog';
import { DeleteDialog } from './DeleteDialog';
import { LimitDialog } from './LimitDialog';
import { PasswordDialog } from './PasswordDialog';
import { QuotaDialog } from './QuotaDialog';
import { RestrictionsDialog } from './RestrictionsDialog';
import { SendExampleDialog } from './SendExampleDialog';

type OnUser<Value = unknown> = (login: string, input: unknown) => Promise<ActionResult<Value>>;

/** `seen` is what the editor began from: the server refuses when somebody has changed it meanwhile. */
type OnSeenUser = (login: string, seen: unknown, input: unknown) => Promise<ActionResult>;

export type ApiUserActions = {
  readonly add: (input: unknown) => Promise<ActionResult>;
  readonly changePassword: OnUser;
  readonly changeQuota: OnSeenUser;
  readonly changeLimit: OnSeenUser;
  readonly sendTestAlert: OnUser;
  readonly changeAlertTemplates: (seen: unknown, input: unknown) => Promise<ActionResult>;
  /** By SMS to `number`; null: by mail. */
  readonly sendAlertSample: (number: string | null, input: unknown) => Promise<ActionResult>;
  readonly changeRestrictions: OnSeenUser;
  readonly changeCallback: OnSeenUser;
  readonly changeCallbackSecret: OnUser<{ secret: string | null }>;
  readonly testCallback: OnUser<CallbackTest>;
  readonly disable: OnUser;
  readonly remove: OnUser;
};

/** The dialogs that the row menu opens. */
export type RowDialog = 'password' | 'quota' | 'limit' | 'restrictions' | 'callback' | 'delete' | 'example';

export type OpenDialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'alerts' }
  | { readonly kind: RowDialog; readonly user: ApiUserRow };

type Props = {
  dialog: OpenDialog;
  account: AccountDetails;
  /** The table's rows as they are now; `dialog` holds one as it was when the dialog opened. */
  rows: readonly ApiUserRow[];
  http2smsUrl: string;
  ownAddress: string;
  ownEmail: string;
  actions: ApiUserActions;
  /** Something was saved; the message says what. */
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Shows the one dialog that is open. */
export function ApiUserDialog(props: Props) {
  const t = useTranslations('apiUsers.done');
  const { dialog, account, rows, http2smsUrl, ownAddress, ownEmail, actions, onDone, onClose } = props;
  const { serviceName, creditsLeft, role, timeZone } = account;
  if (dialog.kind === 'add') {
    return (
      <AddApiUserDialog
        serviceName={serviceName}
        http2smsUrl={http2smsUrl}
        creditsLeft={creditsLeft}
        ownAddress={ownAddress}
        ownEmail={ownEmail}
        action={actions.add}
        onDone={(login) => onDone(t('added', { login }))}
        onClose={onClose}
      />
    );
  }
  if (dialog.kind === 'alerts') {
    return (
      <AlertTemplatesDialog
        serviceName={serviceName}
        ownEmail={ownEmail}
        mayTrySms={can(role, 'alert.send-by-sms')}
        action={actions.changeAlertTemplates}
        sendSample={actions.sendAlertSample}
        onDone={() => {
          onClose();
          onDone(t('alerts'));
        }}
        onSampled={onDone}
        onClose={onClose}
      />
    );
  }
  const { user } = dialog;
  const { login } = user;
  /** Its balance moves while a dialog is open. */
  const current = rows.find((row) => row.login === login) ?? user;
  /** `user` is as it was when the dialog opened: the list goes on changing behind it. */
  const onSeen = (action: OnSeenUser) => (_: string, input: unknown) => action(login, user, input);
  /** What every dialog about one user is given: its action, and what to do and say afterwards. */
  const about = (action: OnUser, message: string) => ({
    action: (input: unknown) => action(login, input),
    onDone: () => {
      onClose();
      onDone(message);
    },
    onClose,
  });
  switch (dialog.kind) {
    case 'password':
      return (
        <PasswordDialog
          {...about(actions.changePassword, '')}
          login={login}
          onDone={() => onDone(t('password', { login }))}
        />
      );
    case 'quota':
      return (
        <QuotaDialog
          {...about(onSeen(actions.changeQuota), t('quota', { login }))}
          user={current}
          creditsLeft={creditsLeft}
        />
      );
    case 'limit':
      return (
        <LimitDialog
          {...about(onSeen(actions.changeLimit), t('limit', { login }))}
          user={user}
          ownEmail={ownEmail}
          mayTrySms={can(role, 'alert.send-by-sms')}
          sendTest={(input) => actions.sendTestAlert(login, input)}
          onTested={onDone}
        />
      );
    case 'restrictions':
      return (
        <RestrictionsDialog
          {...about(onSeen(actions.changeRestrictions), t('restrictions', { login }))}
          user={user}
          ownAddress={ownAddress}
        />
      );
    case 'callback':
      return (
        <CallbackDialog
          {...about(onSeen(actions.changeCallback), t('callback', { login }))}
          serviceName={serviceName}
          timeZone={timeZone}
          user={user}
          mayChangeSecret={role === 'owner'}
          actions={{
            change: (input) => actions.changeCallback(login, user, input),
            changeSecret: (input) => actions.changeCallbackSecret(login, input),
            test: (input) => actions.testCallback(login, input),
          }}
          onSecretChanged={onDone}
        />
      );
    case 'delete':
      return (
        <DeleteDialog {...about(actions.remove, t('deleted', { login }))} serviceName={serviceName} user={current} />
      );
    case 'example':
      return <SendExampleDialog serviceName={serviceName} http2smsUrl={http2smsUrl} login={login} onClose={onClose} />;
  }
}
