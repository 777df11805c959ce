'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DAILY_BACKUPS_KEPT, HOURS } from '@/lib/domain/instance/daily-backup';
import { changeDailyBackupAction } from '@/lib/panel/actions/operations';
import { changeDailyBackupSchema, type DailyBackup } from '@/lib/schemas/operations';
import { Field } from '../forms/Field';
import { FormDialog } from '../forms/FormDialog';
import { SelectInput } from '../forms/SelectInput';
import { Switch } from '../forms/Switch';
import { useActionForm } from '../forms/use-action-form';
import { useFormat } from '../ui/use-format';

type Props = { daily: DailyBackup; timeZone: string; onDone: () => void; onClose: () => void };
type Typed = { isOn: boolean; hour: string; kept: string };

/** Whether and when the instance backs itself up, and how many of these backups stay. */
export function DailyBackupDialog({ daily, timeZone, onDone, onClose }: Props) {
  const t = useTranslations('instance.dailyBackup');
  const format = useFormat();
  const [seen] = useState({ isOn: daily.isOn, hour: daily.hour, kept: daily.kept });
  const actionForm = useActionForm<Typed>({
    schema: changeDailyBackupSchema,
    defaultValues: { isOn: seen.isOn, hour: String(seen.hour), kept: String(seen.kept) },
    action: (input) => changeDailyBackupAction(seen, input),
    onDone,
  });
  const { form } = actionForm;
  return (
    <FormDialog title={t('title')} description={t('description')} actionForm={actionForm} onClose={onClose}>
      <Switch label={t('isOn')} autoFocus {...form.register('isOn')} />
      <SelectInput
        label={t('hour')}
        hint={t('hourHint', { timeZone })}
        options={HOURS.map((hour) => [String(hour), format.hour(hour)] as const)}
        {...form.register('hour')}
      />
      <Field
        label={t('keptCount')}
        inputMode="numeric"
        autoComplete="off"
        hint={t('keptHint', DAILY_BACKUPS_KEPT)}
        error={form.formState.errors.kept?.message}
        {...form.register('kept')}
      />
    </FormDialog>
  );
}
