'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RETENTION } from '@/lib/domain/retention/retention';
import { changeRetentionAction } from '@/lib/panel/actions/accounts';
import { changeRetentionSchema } from '@/lib/schemas/account';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';

type Props = {
  serviceName: string;
  /** As it is now. */
  months: number;
  onDone: () => void;
  onClose: () => void;
};

export function RetentionDialog({ serviceName, months, onDone, onClose }: Props) {
  const t = useTranslations('retention');
  const [seenMonths] = useState(months);
  const { form, fault, onSubmit } = useActionForm<{ months: string; seenMonths: number }>({
    schema: changeRetentionSchema,
    defaultValues: { months: String(months), seenMonths },
    action: (input) => changeRetentionAction(serviceName, input),
    onDone,
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <Dialog title={t('title')} description={t('description')} onClose={onClose}>
      <ActionForm fault={fault} onSubmit={onSubmit}>
        <Field
          label={t('months')}
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          hint={t('hint', RETENTION)}
          error={errors.months?.message}
          {...form.register('months')}
        />
        <DialogActions busy={isSubmitting} confirm={t('confirm')} onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
