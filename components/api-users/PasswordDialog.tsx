'use client';

import { useState } from 'react';
import type { ActionResult } from '@/lib/schemas/action-result';
import { changePasswordSchema } from '@/lib/schemas/api-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Switch } from '../forms/Switch';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { Dialog } from '../ui/Dialog';
import { PasswordField } from './PasswordField';

type Props = {
  login: string;
  action: (input: unknown) => Promise<ActionResult>;
  onDone: () => void;
  onClose: () => void;
};

export function PasswordDialog({ login, action, onDone, onClose }: Props) {
  const [changed, setChanged] = useState<{ password: string; keepOld: boolean } | null>(null);
  return (
    <Dialog title="Change password" description={`Of the API user ${login}.`} onClose={onClose}>
      {changed ? (
        <Changed {...changed} onClose={onClose} />
      ) : (
        <PasswordForm
          action={action}
          onClose={onClose}
          onDone={(values) => {
            setChanged(values);
            onDone();
          }}
        />
      )}
    </Dialog>
  );
}

type FormProps = Pick<Props, 'action' | 'onClose'> & {
  onDone: (values: { password: string; keepOld: boolean }) => void;
};

function PasswordForm({ action, onDone, onClose }: FormProps) {
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
        label="New password"
        autoFocus
        error={errors.password?.message}
        onGenerate={(password) => form.setValue('password', password, { shouldDirty: true, shouldValidate: true })}
        {...form.register('password')}
      />
      <Switch label="Keep the old password valid for 24 hours" {...form.register('keepOld')} />
      <p className="text-sm text-muted">Otherwise scripts that use the old one are refused from their next request.</p>
      <DialogActions busy={isSubmitting} confirm="Confirm" onCancel={onClose} />
    </ActionForm>
  );
}

function Changed({ password, keepOld, onClose }: { password: string; keepOld: boolean; onClose: () => void }) {
  return (
    <>
      <p>
        The password is now <code className="rounded bg-raised px-1.5 py-0.5 font-mono">{password}</code>. It is stored
        hashed and cannot be shown again.
        {keepOld && ' The old one works for another 24 hours.'}
      </p>
      <div className="mt-6 flex flex-wrap justify-end gap-2.5">
        {/* The focus is on what loses nothing when Enter is pressed once too often. */}
        <CopyButton text={password} label="Copy the password" autoFocus />
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </>
  );
}
