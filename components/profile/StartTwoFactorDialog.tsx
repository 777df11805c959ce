'use client';

import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { beginTwoFactorAction, confirmTwoFactorAction } from '@/lib/panel/actions/own-sign-in';
import { confirmTwoFactorSchema, type TwoFactorSetup } from '@/lib/schemas/panel-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';
import { ShownOnce } from '../ui/ShownOnce';
import { PasswordForm } from './PasswordForm';

type RecoveryCodes = { readonly recoveryCodes: readonly string[] };
type Props = {
  onDone: () => void;
  onClose: () => void;
};

/** Asks for the password, shows the secret to the app, asks for a first code, then shows the recovery codes, once. */
export function StartTwoFactorDialog({ onDone, onClose }: Props) {
  const t = useTranslations('profile');
  const [setup, setSetup] = useState<TwoFactorSetup | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const finish = (recoveryCodes: readonly string[]) => {
    setCodes(recoveryCodes);
    onDone();
  };
  return (
    <Dialog
      title={codes ? t('recoveryCodes') : t('setUpTitle')}
      description={codes ? t('recoveryCodesText') : setup ? t('setUpScan') : t('setUpFirst')}
      onClose={onClose}
    >
      {codes && <Codes codes={codes} onClose={onClose} />}
      {!codes && setup && <CodeForm setup={setup} onClose={onClose} onDone={finish} />}
      {!codes && !setup && (
        <PasswordForm action={beginTwoFactorAction} confirm={t('continue')} onDone={setSetup} onClose={onClose} />
      )}
    </Dialog>
  );
}

type FormProps = {
  setup: TwoFactorSetup;
  onDone: (codes: readonly string[]) => void;
  onClose: () => void;
};

function CodeForm({ setup, onDone, onClose }: FormProps) {
  const t = useTranslations('profile');
  const { form, fault, onSubmit } = useActionForm<{ code: string }, RecoveryCodes>({
    schema: confirmTwoFactorSchema,
    defaultValues: { code: '' },
    action: confirmTwoFactorAction,
    onDone: (_, { recoveryCodes }) => onDone(recoveryCodes),
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      {/* Black on white in both themes: phones read nothing else. */}
      <div className="self-center rounded-lg bg-paper p-4">
        <QRCodeSVG value={setup.uri} size={176} title={t('qrCode')} />
      </div>
      <p className="text-xs text-muted">
        {t.rich('key', { key: () => <code className="font-mono wrap-anywhere text-ink">{setup.secret}</code> })}
      </p>
      <Field
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        error={errors.code?.message}
        {...form.register('code')}
      />
      <DialogActions busy={isSubmitting} confirm={t('switchOn')} onCancel={onClose} />
    </ActionForm>
  );
}

function Codes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useTranslations('profile');
  return (
    <ShownOnce text={codes.join('\n')} copy={t('copyCodes')} onClose={onClose}>
      <ul className="grid gap-2 rounded-md border border-line bg-well p-3 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap text-xs">
            {code}
          </li>
        ))}
      </ul>
    </ShownOnce>
  );
}
