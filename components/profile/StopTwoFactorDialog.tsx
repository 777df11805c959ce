'use client';

import type { ActionResult } from '@/lib/schemas/action-result';
import { stopTwoFactorSchema } from '@/lib/schemas/panel-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';

type Props = { action: (input: unknown) => Promise<ActionResult>; onDone: () => void; onClose: () => void };

export function StopTwoFactorDialog({ action, onDone, onClose }: Props) {
  const { form, fault, onSubmit } = useActionForm({
    schema: stopTwoFactorSchema,
    defaultValues: { currentPassword: '' },
    action,
    onDone,
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <Dialog
      title="Switch off the second factor"
      description="Your password alone signs in from then on, and the recovery codes are void."
      onClose={onClose}
    >
      <ActionForm fault={fault} onSubmit={onSubmit}>
        <Field
          label="Your password"
          type="password"
          autoComplete="current-password"
          autoFocus
          error={errors.currentPassword?.message}
          {...form.register('currentPassword')}
        />
        <DialogActions busy={isSubmitting} confirm="Switch off" danger onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
