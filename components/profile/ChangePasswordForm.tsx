'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { changeOwnPasswordAction } from '@/lib/panel/actions/own-sign-in';
import { changeOwnPasswordSchema } from '@/lib/schemas/panel-user';
import { ActionForm } from '../forms/ActionForm';
import { Field } from '../forms/Field';
import { RevealButton } from '../forms/RevealButton';
import { useActionForm } from '../forms/use-action-form';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';

export function ChangePasswordForm() {
  const t = useTranslations('profile');
  const announce = useAnnounce();
  const [isRevealed, setRevealed] = useState(false);
  const { form, fault, onSubmit } = useActionForm({
    schema: changeOwnPasswordSchema,
    defaultValues: { currentPassword: '', password: '' },
    action: changeOwnPasswordAction,
    onDone: () => {
      form.reset();
      setRevealed(false);
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
        type={isRevealed ? 'text' : 'password'}
        autoComplete="new-password"
        spellCheck={false}
        beside={<RevealButton isRevealed={isRevealed} onReveal={setRevealed} />}
        hint={t('newPasswordHint')}
        error={errors.password?.message}
        {...form.register('password')}
      />
      <div>
        <Button type="submit" busy={isSubmitting}>
          {t('changePassword')}
        </Button>
      </div>
    </ActionForm>
  );
}
