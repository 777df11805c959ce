'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { changeStopClauseAction } from '@/lib/panel/actions/accounts';
import { changeStopClauseSchema } from '@/lib/schemas/account';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Switch } from '../forms/Switch';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';
import type { OptionDialogProps } from './OptionSection';

type Props = OptionDialogProps & {
  /** As it is now. */
  enabled: boolean;
};

export function StopClauseDialog({ serviceName, enabled, onDone, onClose }: Props) {
  const t = useTranslations('options.stopClause');
  const [seen] = useState({ stopClauseEnabled: enabled });
  const { form, fault, onSubmit } = useActionForm<{ stopClauseEnabled: boolean }>({
    schema: changeStopClauseSchema,
    defaultValues: seen,
    action: (input) => changeStopClauseAction(serviceName, seen, input),
    onDone,
  });
  const { isSubmitting } = form.formState;
  return (
    <Dialog title={t('title')} description={t('description')} onClose={onClose}>
      <ActionForm fault={fault} onSubmit={onSubmit}>
        <Switch label={t('label')} autoFocus {...form.register('stopClauseEnabled')} />
        <DialogActions busy={isSubmitting} onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
