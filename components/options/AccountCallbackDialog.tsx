'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { changeAccountCallbackAction } from '@/lib/panel/actions/accounts';
import { testAccountCallbackAction } from '@/lib/panel/actions/callbacks';
import { changeCallbackSchema } from '@/lib/schemas/api-user';
import { ActionForm } from '../forms/ActionForm';
import { callAction } from '../forms/call-action';
import { DialogActions } from '../forms/DialogActions';
import { TestableUrlField } from '../forms/TestableUrlField';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';
import type { OptionDialogProps } from './OptionSection';

type Props = OptionDialogProps & {
  /** As it is now. */
  callbackUrl: string | null;
};

export function AccountCallbackDialog({ serviceName, callbackUrl, onDone, onClose }: Props) {
  const t = useTranslations('options.callback');
  const [seen] = useState({ callbackUrl });
  const { form, fault, accept, onSubmit } = useActionForm<{ callbackUrl: string }>({
    schema: changeCallbackSchema,
    defaultValues: { callbackUrl: callbackUrl ?? '' },
    action: (input) => changeAccountCallbackAction(serviceName, seen, input),
    onDone,
  });
  const { errors, isSubmitting } = form.formState;
  const url = useWatch({ control: form.control, name: 'callbackUrl' });
  const test = async () => {
    const result = await callAction(() => testAccountCallbackAction(serviceName, form.getValues()));
    return accept(result) ? result.value : null;
  };
  return (
    <Dialog title={t('title')} description={t('description')} onClose={onClose}>
      <ActionForm fault={fault} onSubmit={onSubmit}>
        <TestableUrlField
          serviceName={serviceName}
          url={url}
          label={t('url')}
          autoFocus
          error={errors.callbackUrl?.message}
          test={test}
          {...form.register('callbackUrl')}
        />
        <DialogActions busy={isSubmitting} onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
