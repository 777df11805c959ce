'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { listTimeZones } from '@/lib/domain/time/time-zone';
import { changeTimeZoneAction } from '@/lib/panel/actions/accounts';
import { changeTimeZoneSchema } from '@/lib/schemas/account';
import { FormDialog } from '../forms/FormDialog';
import { SelectInput } from '../forms/SelectInput';
import { useActionForm } from '../forms/use-action-form';
import type { OptionDialogProps } from './OptionSection';

type Props = OptionDialogProps & {
  /** As it is now. */
  timeZone: string;
};

export function TimeZoneDialog({ serviceName, timeZone, onDone, onClose }: Props) {
  const t = useTranslations('options.timeZone');
  const [seen] = useState({ timeZone });
  const actionForm = useActionForm<{ timeZone: string }>({
    schema: changeTimeZoneSchema,
    defaultValues: seen,
    action: (input) => changeTimeZoneAction(serviceName, seen, input),
    onDone,
  });
  const { form } = actionForm;
  // The browser may know other zones than the server, which refuses those.
  const zones = listTimeZones(seen.timeZone);
  return (
    <FormDialog title={t('title')} description={t('description')} actionForm={actionForm} onClose={onClose}>
      <SelectInput
        label={t('title')}
        autoFocus
        options={zones.map((zone) => [zone, zone] as const)}
        {...form.register('timeZone')}
      />
    </FormDialog>
  );
}
