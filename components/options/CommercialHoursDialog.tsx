'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { changeCommercialHoursAction } from '@/lib/panel/actions/accounts';
import { changeCommercialHoursSchema } from '@/lib/schemas/account';
import { FormDialog } from '../forms/FormDialog';
import { Switch } from '../forms/Switch';
import { useActionForm } from '../forms/use-action-form';
import type { OptionDialogProps } from './OptionSection';

type Props = OptionDialogProps & {
  /** As it is now. */
  enabled: boolean;
};

export function CommercialHoursDialog({ serviceName, enabled, onDone, onClose }: Props) {
  const t = useTranslations('options.commercialHours');
  const [seen] = useState({ commercialHoursEnabled: enabled });
  const actionForm = useActionForm<{ commercialHoursEnabled: boolean }>({
    schema: changeCommercialHoursSchema,
    defaultValues: seen,
    action: (input) => changeCommercialHoursAction(serviceName, seen, input),
    onDone,
  });
  const { form } = actionForm;
  return (
    <FormDialog title={t('title')} description={t('description')} actionForm={actionForm} onClose={onClose}>
      <Switch label={t('label')} autoFocus {...form.register('commercialHoursEnabled')} />
    </FormDialog>
  );
}
