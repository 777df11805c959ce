'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ActionResult } from '@/lib/schemas/action-result';
import { ownProofSchema } from '@/lib/schemas/panel-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';

type Proof = { currentPassword: string; code: string };

type Props<Value> = {
  action: (proof: Proof) => Promise<ActionResult<Value>>;
  confirm: string;
  onDone: (value: Value) => void;
  onClose: () => void;
};

/** Asks who is at the keyboard before something is done to somebody else's access: the code, once it is asked for. */
export function ProofForm<Value>({ action, confirm, onDone, onClose }: Props<Value>) {
  const profile = useTranslations('profile');
  const signIn = useTranslations('signIn');
  const [isCodeAsked, setIsCodeAsked] = useState(false);
  const { form, fault, onSubmit } = useActionForm<Proof, Value>({
    schema: ownProofSchema,
    defaultValues: { currentPassword: '', code: '' },
    action: async (proof) => {
      const result = await action(proof);
      if (!result.ok && result.field === 'code') setIsCodeAsked(true);
      return result;
    },
    onDone: (_, value) => onDone(value),
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      <Field
        label={profile('yourPassword')}
        type="password"
        autoComplete="current-password"
        autoFocus
        error={errors.currentPassword?.message}
        {...form.register('currentPassword')}
      />
      {isCodeAsked && (
        <Field
          label={signIn('code')}
          autoComplete="one-time-code"
          autoFocus
          hint={signIn('codeHint')}
          error={errors.code?.message}
          {...form.register('code')}
        />
      )}
      <DialogActions busy={isSubmitting} confirm={confirm} danger onCancel={onClose} />
    </ActionForm>
  );
}
