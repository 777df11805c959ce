'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { changeTimeZoneAction } from '@/lib/panel/actions/accounts';
import { changeTimeZoneSchema } from '@/lib/schemas/account';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { SelectInput } from '../forms/SelectInput';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';
import type { OptionDialogProps } from './OptionSection';

type Props = OptionDialogProps & {
  /** As it is now. */
  timeZone: string;
};

export function TimeZoneDialog({ serviceName, timeZone, onDone, onClose }: Props) {
  const t = useTranslations('options.timeZone');
  const [seen] = useState({ timeZone });
  const { form, fault, onSubmit } = useActionForm<{ timeZone: string }>({
    schema: changeTimeZoneSchema,
    defaultValues: seen,
    action: (input) => changeTimeZoneAction(serviceName, seen, input),
    onDone,
  });
  // The browser may know other zones than the server, which refuses those.
  const zones = [...new Set(['UTC', seen.timeZone, ...Intl.supportedValuesOf('timeZone')])].toSorted();
  const { isSubmitting } = form.formState;
  return (
    <Dialog title={t('title')} description={t('description')} onClose={onClose}>
      <ActionForm fault={fault} onSubmit={onSubmit}>
        <SelectInput
          label={t('title')}
          autoFocus
          options={zones.map((zone) => [zone, zone] as const)}
          {...form.register('timeZone')}
        />
        <DialogActions busy={isSubmitting} onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
