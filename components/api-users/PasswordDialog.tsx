'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { changePasswordAction } from '@/lib/panel/actions/api-users';
import type { ActionResult } from '@/lib/schemas/action-result';
import { changePasswordSchema } from '@/lib/schemas/change-api-user';
import { ActionForm } from '../forms/ActionForm';
import { Checkbox } from '../forms/Checkbox';
import { DialogActions } from '../forms/DialogActions';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';
import { ShownOnce } from '../ui/ShownOnce';
import type { ApiUserDialogProps } from './dialog-props';
import { PasswordField } from './PasswordField';

type Values = { password: string; keepOld: boolean };

export function PasswordDialog({ account: { serviceName }, user: { login }, onSaved, onClose }: ApiUserDialogProps) {
  const t = useTranslations('apiUsers.password');
  const done = useTranslations('apiUsers.done');
  const [changed, setChanged] = useState<Values | null>(null);
  return (
    <Dialog title={t('title', { login })} description={t('text')} onClose={onClose}>
      {changed ? (
        <Changed {...changed} onClose={onClose} />
      ) : (
        <PasswordForm
          action={(input) => changePasswordAction(serviceName, login, input)}
          onClose={onClose}
          onDone={(values) => {
            setChanged(values);
            onSaved(done('password', { login }));
          }}
        />
      )}
    </Dialog>
  );
}

type FormProps = {
  action: (input: Values) => Promise<ActionResult>;
  onDone: (values: Values) => void;
  onClose: () => void;
};

function PasswordForm({ action, onDone, onClose }: FormProps) {
  const t = useTranslations('apiUsers.password');
  const { form, fault, onSubmit } = useActionForm({
    schema: changePasswordSchema,
    defaultValues: { password: '', keepOld: false },
    action,
    onDone,
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      <PasswordField
        label={t('new')}
        autoFocus
        error={errors.password?.message}
        onGenerate={(password) => form.setValue('password', password, { shouldDirty: true, shouldValidate: true })}
        {...form.register('password')}
      />
      <Checkbox label={t('keepOld')} hint={t('keepOldHint')} {...form.register('keepOld')} />
      <DialogActions busy={isSubmitting} onCancel={onClose} />
    </ActionForm>
  );
}

function Changed({ password, keepOld, onClose }: Values & { onClose: () => void }) {
  const t = useTranslations('apiUsers');
  return (
    <ShownOnce text={password} copy={t('new.copyPassword')} onClose={onClose}>
      <p>
        {t.rich('password.changed', {
          password,
          code: (text) => <code className="rounded-sm bg-well px-1.5 py-0.5 font-mono">{text}</code>,
        })}
        {keepOld && ` ${t('password.oldWorks')}`}
      </p>
    </ShownOnce>
  );
}
