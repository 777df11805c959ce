'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { givenUpAt } from '@/lib/domain/callbacks/callback-success';
import { changeCallbackAction } from '@/lib/panel/actions/api-users';
import { testCallbackAction } from '@/lib/panel/actions/callbacks';
import { NOTHING_TO_CONFIRM } from '@/lib/schemas/action-result';
import { changeCallbackSchema } from '@/lib/schemas/change-api-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { TestableUrlField } from '../forms/TestableUrlField';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';
import { DialogLink } from '../ui/DialogLink';
import { TroubleNotice, WarningNotice } from '../ui/Notice';
import { ShownOnce } from '../ui/ShownOnce';
import { useFormat } from '../ui/use-format';
import { CallbackSecret, NewSecret } from './CallbackSecret';
import type { ApiUserDialogProps } from './dialog-props';

const SAVED = { ok: true, value: null } as const;

export function CallbackDialog({ account, seen, onSaved, onDone, onClose }: ApiUserDialogProps) {
  const t = useTranslations('apiUsers.callback');
  const done = useTranslations('apiUsers.done');
  const { serviceName, role } = account;
  const { login } = seen;
  const saySaved = () => onDone(done('callback', { login }));
  const [secret, setSecret] = useState({ text: '', copied: false });
  const [changesSecret, setChangesSecret] = useState(false);
  const [saved, setSaved] = useState(false);
  const actionForm = useActionForm<{ callbackUrl: string }>({
    schema: changeCallbackSchema,
    defaultValues: { callbackUrl: seen.callbackUrl ?? '' },
    action: async (input) => {
      const result = await changeCallbackAction(serviceName, login, seen, input);
      // A new secret is a change, and saved already.
      return !result.ok && result.fault === NOTHING_TO_CONFIRM && secret.text !== '' ? SAVED : result;
    },
    // Enter in the URL must not close over a secret that nobody can see again.
    onDone: () => (secret.text === '' || secret.copied ? saySaved() : setSaved(true)),
  });
  const { form, fault, accept, onSubmit } = actionForm;
  const url = useWatch({ control: form.control, name: 'callbackUrl' });
  return (
    <Dialog
      title={saved ? t('savedTitle') : t('title', { login })}
      description={saved ? t('savedText', { login }) : t('text')}
      onClose={saved ? saySaved : onClose}
    >
      {saved ? (
        <SecretToKeep secret={secret.text} onClose={saySaved} />
      ) : (
        <ActionForm fault={fault} onSubmit={(event) => (changesSecret ? Promise.resolve() : onSubmit(event))}>
          <CallbackTrouble account={account} seen={seen} />
          <TestableUrlField
            serviceName={serviceName}
            label={t('url')}
            tells="status"
            url={url}
            error={form.formState.errors.callbackUrl?.message}
            field={form.register('callbackUrl')}
            autoFocus
            accept={accept}
            test={(input) => testCallbackAction(serviceName, login, input)}
          />
          {can(role, 'api-user.change-callback-secret') && (
            <CallbackSecret
              serviceName={serviceName}
              login={login}
              signed={seen.signed}
              secret={secret.text}
              busy={changesSecret}
              onBusy={setChangesSecret}
              onCopied={() => setSecret({ ...secret, copied: true })}
              onChanged={(text, message) => {
                setSecret({ text, copied: false });
                onSaved(message);
              }}
            />
          )}
          {!isFailing(seen) && (
            <DialogLink href={`/telecom/sms/${serviceName}/callbacks?of=${encodeURIComponent(login)}`}>
              {t('log')}
            </DialogLink>
          )}
          <DialogActions busy={form.formState.isSubmitting || changesSecret} onCancel={onClose} />
        </ActionForm>
      )}
    </Dialog>
  );
}

type Seen = ApiUserDialogProps['seen'];

const isFailing = ({ callbackSwitchedOffAt: off, callbackFailingSince: since }: Seen) => off === null && since !== null;

/** Why callbacks are not made, or what they were answered last. */
function CallbackTrouble({ account, seen }: Pick<ApiUserDialogProps, 'account' | 'seen'>) {
  const t = useTranslations('apiUsers.callback');
  const details = useTranslations('apiUserDetails');
  const format = useFormat();
  const [openedAt] = useState(() => Date.now());
  const { login, callbackSwitchedOffAt, callbackFailingSince } = seen;
  const { serviceName, timeZone } = account;
  if (callbackSwitchedOffAt !== null) {
    return <WarningNotice>{t('switchedOff', { since: format.minute(callbackSwitchedOffAt, timeZone) })}</WarningNotice>;
  }
  if (callbackFailingSince === null) return null;
  const log = `/telecom/sms/${serviceName}/callbacks?of=${encodeURIComponent(login)}&status=failing`;
  return (
    <TroubleNotice action={<DialogLink href={log}>{details('failingCalls')}</DialogLink>}>
      {t('failing', {
        length: format.length(Math.max(0, openedAt - Date.parse(callbackFailingSince))),
        off: format.minute(givenUpAt(callbackFailingSince), timeZone),
      })}
    </TroubleNotice>
  );
}

function SecretToKeep({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations('apiUsers.signature');
  return (
    <ShownOnce text={secret} copy={t('copy')} onClose={onClose}>
      <NewSecret secret={secret} />
    </ShownOnce>
  );
}
