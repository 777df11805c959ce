'use client';

import { useTranslations } from 'use-intl';
import { saveOwnNumberAction } from '@/lib/panel/actions/own-sign-in';
import { typedNumber } from '@/lib/schemas/send';
import { ActionForm } from '../forms/ActionForm';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';

/** The number to which one's own tests go. */
export function OwnNumberForm({ number }: { number: string }) {
  const t = useTranslations('profile');
  const announce = useAnnounce();
  const { form, fault, onSubmit } = useActionForm({
    schema: typedNumber,
    defaultValues: { number: number === '' ? '' : `+${number}` },
    action: saveOwnNumberAction,
    onDone: () => announce(t('numberSaved')),
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit} className="p-4">
      <Field
        label={t('number')}
        type="tel"
        autoComplete="tel"
        hint={t('numberHint')}
        error={errors.number?.message}
        {...form.register('number')}
      />
      <div>
        <Button type="submit" busy={isSubmitting}>
          {t('saveNumber')}
        </Button>
      </div>
    </ActionForm>
  );
}
