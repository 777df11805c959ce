'use client';

import { useRouter } from 'next/navigation';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'use-intl';
import { acceptInvitationAction } from '@/lib/panel/actions/invitations';
import { acceptInvitationSchema } from '@/lib/schemas/panel-user';
import { ActionForm } from '../forms/ActionForm';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';

/** Name and password of somebody new, who is then signed in. */
export function NewPanelUserForm({ token }: { token: string }) {
  const t = useTranslations('invitation');
  const router = useRouter();
  const { form, fault, onSubmit } = useActionForm<
    { name: string; password: string },
    { serviceName: string; email: string }
  >({
    schema: acceptInvitationSchema,
    defaultValues: { name: '', password: '' },
    action: (input) => acceptInvitationAction(token, input),
    onDone: ({ password }, { serviceName, email }) => {
      void signIn('credentials', { email, password, redirect: false }).then(() =>
        router.replace(`/telecom/sms/${serviceName}`),
      );
    },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      <Field label={t('name')} autoComplete="name" autoFocus error={errors.name?.message} {...form.register('name')} />
      <Field
        label={t('password')}
        type="password"
        autoComplete="new-password"
        hint={t('passwordHint')}
        error={errors.password?.message}
        {...form.register('password')}
      />
      <Button look="primary" type="submit" busy={isSubmitting || (isSubmitSuccessful && !fault)} className="min-h-11">
        {t('accept')}
      </Button>
    </ActionForm>
  );
}
