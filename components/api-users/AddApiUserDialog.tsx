'use client';

import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslations } from 'use-intl';
import { sendExample } from '@/lib/domain/http2sms/send-example';
import { addApiUserAction } from '@/lib/panel/actions/api-users';
import { addApiUserSchema } from '@/lib/schemas/change-api-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { CodeSample } from '../ui/CodeSample';
import { Dialog } from '../ui/Dialog';
import { ShownOnce } from '../ui/ShownOnce';
import type { AccountDialogProps } from './dialog-props';
import { type NewApiUserInput, NewApiUserSettings, newApiUser } from './NewApiUserSettings';
import { PasswordField } from './PasswordField';
import { useExampleSender } from './use-example-sender';

type Credentials = { login: string; password: string };

export function AddApiUserDialog(given: AccountDialogProps) {
  const { account, http2smsUrl, onSaved, onClose } = given;
  const t = useTranslations('apiUsers.new');
  const say = useTranslations('apiUsers.done');
  const [added, setAdded] = useState<Credentials | null>(null);
  const done = (credentials: Credentials) => {
    setAdded(credentials);
    onSaved(say('added', { login: credentials.login }));
  };
  return (
    <Dialog
      title={added ? t('addedTitle') : t('title')}
      description={added ? t('addedText') : t('text')}
      onClose={onClose}
    >
      {added ? (
        <NewCredentials {...added} serviceName={account.serviceName} http2smsUrl={http2smsUrl} onClose={onClose} />
      ) : (
        <AddForm {...given} onDone={done} />
      )}
    </Dialog>
  );
}

type FormProps = Omit<AccountDialogProps, 'onDone'> & {
  onDone: (credentials: Credentials) => void;
};

/** Everything but login and password, which are always there to see. */
const isSetting = (field: string) => field !== 'login' && field !== 'password';

function AddForm({ account, ownAddress, ownEmail, onDone, onClose }: FormProps) {
  const t = useTranslations('apiUsers.new');
  const [more, setMore] = useState(false);
  const { form, fault, onSubmit } = useActionForm<NewApiUserInput>({
    schema: addApiUserSchema,
    defaultValues: newApiUser(ownEmail),
    action: (input) => addApiUserAction(account.serviceName, input),
    onDone: ({ login, password }) => onDone({ login: login.trim(), password }),
    // At once, so that the field at fault is there to take the focus.
    onFaults: (fields) => fields.some(isSetting) && flushSync(() => setMore(true)),
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      <Field
        label={t('login')}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        hint={t('loginHint')}
        error={errors.login?.message}
        {...form.register('login')}
      />
      <PasswordField
        label={t('password')}
        error={errors.password?.message}
        onGenerate={(password) => form.setValue('password', password, { shouldDirty: true, shouldValidate: true })}
        {...form.register('password')}
      />
      <div>
        <Button aria-expanded={more} onClick={() => setMore(!more)}>
          <ChevronDown aria-hidden="true" className={more ? 'size-4 rotate-180' : 'size-4'} />
          {t('more')}
        </Button>
      </div>
      <div hidden={!more} className={more ? 'flex flex-col gap-5' : undefined}>
        <NewApiUserSettings form={form} account={account} ownAddress={ownAddress} />
      </div>
      <DialogActions busy={isSubmitting} confirm={t('confirm')} onCancel={onClose} />
    </ActionForm>
  );
}

type NewCredentialsProps = Credentials & { serviceName: string; http2smsUrl: string; onClose: () => void };

/** The one time that the password is shown: it is stored hashed and cannot be shown again. */
function NewCredentials({ login, password, serviceName, http2smsUrl, onClose }: NewCredentialsProps) {
  const t = useTranslations('apiUsers.new');
  const example = sendExample({ http2smsUrl, serviceName, login, password, from: useExampleSender(serviceName) });
  return (
    <ShownOnce
      text={password}
      copy={t('copyPassword')}
      example={{ text: example, copy: t('copyCommand') }}
      onClose={onClose}
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 rounded-md border border-line bg-well p-3">
        <dt className="text-muted">{t('login')}</dt>
        <dd className="font-mono wrap-anywhere">{login}</dd>
        <dt className="text-muted">{t('password')}</dt>
        <dd className="font-mono">{password}</dd>
      </dl>
      <CodeSample>{example}</CodeSample>
    </ShownOnce>
  );
}
