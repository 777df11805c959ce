'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { changeAccountCallbackAction } from '@/lib/panel/actions/accounts';
import { testAccountCallbackAction } from '@/lib/panel/actions/callbacks';
import { changeCallbackSchema } from '@/lib/schemas/change-api-user';
import { FormDialog } from '../forms/FormDialog';
import { TestableUrlField } from '../forms/TestableUrlField';
import { useActionForm } from '../forms/use-action-form';
import type { OptionDialogProps } from './OptionSection';

type Props = OptionDialogProps & {
  /** As it is now. */
  callbackUrl: string | null;
};

export function AccountCallbackDialog({ serviceName, callbackUrl, onDone, onClose }: Props) {
  const t = useTranslations('options.callback');
  const [seen] = useState({ callbackUrl });
  const actionForm = useActionForm<{ callbackUrl: string }>({
    schema: changeCallbackSchema,
    defaultValues: { callbackUrl: callbackUrl ?? '' },
    action: (input) => changeAccountCallbackAction(serviceName, seen, input),
    onDone,
  });
  const { form, accept } = actionForm;
  const url = useWatch({ control: form.control, name: 'callbackUrl' });
  return (
    <FormDialog title={t('title')} description={t('description')} actionForm={actionForm} onClose={onClose}>
      <TestableUrlField
        serviceName={serviceName}
        label={t('url')}
        tells="status"
        url={url}
        error={form.formState.errors.callbackUrl?.message}
        field={form.register('callbackUrl')}
        autoFocus
        accept={accept}
        test={(input) => testAccountCallbackAction(serviceName, input)}
      />
    </FormDialog>
  );
}
