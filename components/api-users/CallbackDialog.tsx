'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ActionResult } from '@/lib/schemas/action-result';
import { type ApiUserRow, changeCallbackSchema } from '@/lib/schemas/api-user';
import type { CallbackTest } from '@/lib/schemas/callback';
import { ActionForm } from '../forms/ActionForm';
import { callAction } from '../forms/call-action';
import { DialogActions } from '../forms/DialogActions';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { Dialog } from '../ui/Dialog';
import { DialogLink } from '../ui/DialogLink';
import { WarningNotice } from '../ui/Notice';
import { useFormat } from '../ui/use-format';
import { CallbackSecret, NewSecret } from './CallbackSecret';
import { CallbackTestResult } from './CallbackTestResult';
import { CallbackUrlField } from './CallbackUrlField';

type CallbackActions = {
  readonly change: (input: unknown) => Promise<ActionResult>;
  readonly changeSecret: (input: unknown) => Promise<ActionResult<{ secret: string | null }>>;
  readonly test: (input: unknown) => Promise<ActionResult<CallbackTest>>;
};

type Props = {
  serviceName: string;
  timeZone: string;
  user: ApiUserRow;
  mayChangeSecret: boolean;
  actions: CallbackActions;
  onDone: () => void;
  onSecretChanged: (message: string) => void;
  onClose: () => void;
};

export function CallbackDialog({
  serviceName,
  timeZone,
  user,
  mayChangeSecret,
  actions,
  onDone,
  onSecretChanged,
  onClose,
}: Props) {
  const format = useFormat();
  const t = useTranslations('apiUsers.callback');
  const [secret, setSecret] = useState({ text: '', copied: false });
  const [saved, setSaved] = useState(false);
  const { form, fault, accept, onSubmit } = useActionForm<{ callbackUrl: string }>({
    schema: changeCallbackSchema,
    defaultValues: { callbackUrl: user.callbackUrl ?? '' },
    action: actions.change,
    // Enter in the URL must not close over a secret that nobody can see again.
    onDone: () => (secret.text === '' || secret.copied ? onDone() : setSaved(true)),
  });
  const { errors, isSubmitting } = form.formState;
  const [test, setTest] = useState<CallbackTest | 'running' | null>(null);
  const runTest = async () => {
    setTest('running');
    const result = await callAction(() => actions.test({ callbackUrl: form.getValues('callbackUrl') }));
    setTest(accept(result) ? result.value : null);
  };
  return (
    <Dialog
      title={saved ? t('savedTitle') : t('title')}
      description={saved ? t('savedText', { login: user.login }) : t('text', { login: user.login })}
      onClose={saved ? onDone : onClose}
    >
      {saved ? (
        <SecretToKeep secret={secret.text} onClose={onDone} />
      ) : (
        <ActionForm fault={fault} onSubmit={onSubmit}>
          {user.callbackSwitchedOffAt !== null && (
            <WarningNotice>
              {t('switchedOff', { since: format.dateTime(user.callbackSwitchedOffAt, timeZone) })}
            </WarningNotice>
          )}
          <CallbackUrlField
            label={t('url')}
            autoFocus
            error={errors.callbackUrl?.message}
            beside={
              <Button busy={test === 'running'} onClick={() => void runTest()}>
                {t('test')}
              </Button>
            }
            {...form.register('callbackUrl')}
          />
          <CallbackTestResult test={test} />
          {mayChangeSecret && (
            <CallbackSecret
              signed={user.signed}
              secret={secret.text}
              action={actions.changeSecret}
              onCopied={() => setSecret({ ...secret, copied: true })}
              onChanged={(text, message) => {
                setSecret({ text, copied: false });
                onSecretChanged(message);
              }}
            />
          )}
          <DialogLink href={`/telecom/sms/${serviceName}/callbacks?login=${encodeURIComponent(user.login)}`}>
            {t('log')}
          </DialogLink>
          <DialogActions busy={isSubmitting} onCancel={onClose} />
        </ActionForm>
      )}
    </Dialog>
  );
}

function SecretToKeep({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations('apiUsers.signature');
  const ui = useTranslations('ui');
  return (
    <>
      <NewSecret secret={secret} />
      <div className="mt-6 flex flex-wrap justify-end gap-2.5">
        <CopyButton text={secret} label={t('copy')} autoFocus />
        <Button look="primary" onClick={onClose}>
          {ui('done')}
        </Button>
      </div>
    </>
  );
}
