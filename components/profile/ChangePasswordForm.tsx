'use client';

import { useTranslations } from 'use-intl';
import { changeOwnPasswordAction } from '@/lib/panel/actions/own-sign-in';
import { changeOwnPasswordSchema } from '@/lib/schemas/panel-user';
import { ActionForm } from '../forms/ActionForm';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';

export function ChangePasswordForm() {
  const t = useTranslations('profile');
  const announce = useAnnounce();
  const { form, fault, onSubmit } = useActionForm({
    schema: changeOwnPasswordSchema,
    defaultValues: { currentPassword: '', password: '' },
    action: changeOwnPasswordAction,
    onDone: () => {
      form.reset();
      announce(t('passwordChanged'));
    },
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit} className="p-4">
      <Field
        label={t('currentPassword')}
        type="password"
        autoComplete="current-password"
        error={errors.currentPassword?.message}
        {...form.register('currentPassword')}
      />
      <Field
        label={t('newPassword')}
        type="password"
        autoComplete="new-password"
        hint={t('newPasswordHint')}
        error={errors.password?.message}
        {...form.register('password')}
      />
      <div>
        <Button look="primary" type="submit" busy={isSubmitting}>
          {t('changePassword')}
        </Button>
      </div>
    </ActionForm>
  );
}
