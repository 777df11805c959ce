'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { changeAccountCallbackAction } from '@/lib/panel/actions/accounts';
import { changeCallbackSchema } from '@/lib/schemas/api-user';
import { ActionForm } from '../forms/ActionForm';
import { CallbackUrlField } from '../forms/CallbackUrlField';
import { DialogActions } from '../forms/DialogActions';
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
  const { form, fault, onSubmit } = useActionForm<{ callbackUrl: string }>({
    schema: changeCallbackSchema,
    defaultValues: { callbackUrl: callbackUrl ?? '' },
    action: (input) => changeAccountCallbackAction(serviceName, seen, input),
    onDone,
  });
  const { errors, isSubmitting } = form.formState;
  const url = useWatch({ control: form.control, name: 'callbackUrl' });
  return (
    <Dialog title={t('title')} description={t('description')} onClose={onClose}>
      <ActionForm fault={fault} onSubmit={onSubmit}>
        <CallbackUrlField
          serviceName={serviceName}
          url={url}
          label={t('url')}
          autoFocus
          error={errors.callbackUrl?.message}
          {...form.register('callbackUrl')}
        />
        <DialogActions busy={isSubmitting} onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
