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
import type { OptionDialogProps } from './OptionSection';

type Props = OptionDialogProps & {
  /** As it is now. */
  months: number;
};

export function RetentionDialog({ serviceName, months, onDone, onClose }: Props) {
  const t = useTranslations('options.retention');
  const [seen] = useState({ retentionMonths: months });
  const { form, fault, onSubmit } = useActionForm<{ retentionMonths: string }>({
    schema: changeRetentionSchema,
    defaultValues: { retentionMonths: String(months) },
    action: (input) => changeRetentionAction(serviceName, seen, input),
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
          error={errors.retentionMonths?.message}
          {...form.register('retentionMonths')}
        />
        <DialogActions busy={isSubmitting} onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
