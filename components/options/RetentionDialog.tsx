'use client';

import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { RETENTION } from '@/lib/domain/retention/retention';
import { changeRetentionAction } from '@/lib/panel/actions/accounts';
import { changeRetentionSchema } from '@/lib/schemas/account';
import { FormDialog } from '../forms/FormDialog';
import { NumberField } from '../forms/NumberField';
import { useActionForm } from '../forms/use-action-form';
import type { OptionDialogProps } from './OptionSection';

type Props = OptionDialogProps & {
  /** As it is now. */
  months: number;
};

export function RetentionDialog({ serviceName, months, onDone, onClose }: Props) {
  const t = useTranslations('options.retention');
  const [seen] = useState({ retentionMonths: months });
  const actionForm = useActionForm<{ retentionMonths: string }>({
    schema: changeRetentionSchema,
    defaultValues: { retentionMonths: String(months) },
    action: (input) => changeRetentionAction(serviceName, seen, input),
    onDone,
  });
  const { form } = actionForm;
  const { errors } = form.formState;
  const { field } = useController({ control: form.control, name: 'retentionMonths' });
  return (
    <FormDialog title={t('title')} description={t('description')} actionForm={actionForm} onClose={onClose}>
      <NumberField
        label={t('months')}
        inputMode="numeric"
        autoFocus
        hint={t('hint', RETENTION)}
        error={errors.retentionMonths?.message}
        field={field}
      />
    </FormDialog>
  );
}
