'use client';

import { useRouter } from 'next/navigation';
import { signIn } from 'next-auth/react';
import type { ActionResult } from '@/lib/schemas/action-result';
import { acceptInvitationSchema } from '@/lib/schemas/panel-user';
import { ActionForm } from '../forms/ActionForm';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';

type Props = { accept: (input: unknown) => Promise<ActionResult<{ serviceName: string; email: string }>> };

/** Name and password of somebody new, who is then signed in. */
export function NewPanelUserForm({ accept }: Props) {
  const router = useRouter();
  const { form, fault, onSubmit } = useActionForm<
    { name: string; password: string },
    { serviceName: string; email: string }
  >({
    schema: acceptInvitationSchema,
    defaultValues: { name: '', password: '' },
    action: accept,
    onDone: ({ password }, { serviceName, email }) => {
      void signIn('credentials', { email, password, redirect: false }).then(() =>
        router.replace(`/telecom/sms/${serviceName}`),
      );
    },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      <Field label="Your name" autoComplete="name" autoFocus error={errors.name?.message} {...form.register('name')} />
      <Field
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 10 characters."
        error={errors.password?.message}
        {...form.register('password')}
      />
      <Button look="primary" type="submit" busy={isSubmitting || (isSubmitSuccessful && !fault)} className="min-h-11">
        Accept the invitation
      </Button>
    </ActionForm>
  );
}
