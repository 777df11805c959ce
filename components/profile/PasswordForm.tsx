'use client';

import { useTranslations } from 'use-intl';
import type { ActionResult } from '@/lib/schemas/action-result';
import { currentPasswordSchema } from '@/lib/schemas/panel-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';

type Props<Value> = {
  action: (input: unknown) => Promise<ActionResult<Value>>;
  confirm: string;
  danger?: boolean;
  onDone: (value: Value) => void;
  onClose: () => void;
};

/** Asks for the password before something that an open session alone must not do. */
export function PasswordForm<Value>({ action, confirm, danger = false, onDone, onClose }: Props<Value>) {
  const t = useTranslations('profile');
  const { form, fault, onSubmit } = useActionForm<{ currentPassword: string }, Value>({
    schema: currentPasswordSchema,
    defaultValues: { currentPassword: '' },
    action,
    onDone: (_, value) => onDone(value),
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      <Field
        label={t('yourPassword')}
        type="password"
        autoComplete="current-password"
        autoFocus
        error={errors.currentPassword?.message}
        {...form.register('currentPassword')}
      />
      <DialogActions busy={isSubmitting} confirm={confirm} danger={danger} onCancel={onClose} />
    </ActionForm>
  );
}
