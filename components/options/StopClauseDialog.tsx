'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { changeStopClauseAction } from '@/lib/panel/actions/accounts';
import { changeStopClauseSchema } from '@/lib/schemas/account';
import { FormDialog } from '../forms/FormDialog';
import { Switch } from '../forms/Switch';
import { useActionForm } from '../forms/use-action-form';
import type { OptionDialogProps } from './OptionSection';

type Props = OptionDialogProps & {
  /** As it is now. */
  enabled: boolean;
};

export function StopClauseDialog({ serviceName, enabled, onDone, onClose }: Props) {
  const t = useTranslations('options.stopClause');
  const [seen] = useState({ stopClauseEnabled: enabled });
  const actionForm = useActionForm<{ stopClauseEnabled: boolean }>({
    schema: changeStopClauseSchema,
    defaultValues: seen,
    action: (input) => changeStopClauseAction(serviceName, seen, input),
    onDone,
  });
  const { form } = actionForm;
  return (
    <FormDialog title={t('title')} description={t('description')} actionForm={actionForm} onClose={onClose}>
      <Switch label={t('label')} autoFocus {...form.register('stopClauseEnabled')} />
    </FormDialog>
  );
}
