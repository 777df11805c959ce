'use client';

import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { parseMinute } from '@/lib/domain/time/zoned-time';
import { rescheduleAction } from '@/lib/panel/actions/messages';
import { type Reschedule, rescheduleSchema } from '@/lib/schemas/scheduled';
import { MomentField } from '../../dates/MomentField';
import { FormDialog } from '../../forms/FormDialog';
import { useActionForm } from '../../forms/use-action-form';
import { useFormat } from '../../ui/use-format';
import { factsOf, type Waiting } from './waiting';

type Props = {
  serviceName: string;
  waiting: Waiting;
  timeZone: string;
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Another moment for one or several messages. */
export function MoveDialog({ serviceName, waiting, timeZone, onDone, onClose }: Props) {
  const t = useTranslations('scheduled');
  const send = useTranslations('send');
  const format = useFormat();
  const { target } = waiting;
  const actionForm = useActionForm<Reschedule, { readonly count: number }>({
    schema: rescheduleSchema,
    defaultValues: { when: 'later', at: '', atZone: timeZone },
    action: (input) => rescheduleAction(serviceName, { target }, input),
    onDone: ({ at }, { count }) => {
      const moment = parseMinute(at, timeZone);
      const told = moment ? format.dateTime(moment.toISOString(), timeZone) : at;
      onDone(t('moved', { count, left: waiting.count - count, moment: told }));
    },
  });
  const { control, formState } = actionForm.form;
  return (
    <FormDialog
      title={t('moveTitle', factsOf(waiting))}
      description={t('moveText')}
      actionForm={actionForm}
      confirm={t('move')}
      onClose={onClose}
    >
      <Controller
        control={control}
        name="at"
        render={({ field: { ref, value, onChange } }) => (
          <MomentField
            label={send('at')}
            timeZone={timeZone}
            hint={send('atHint', { timeZone })}
            error={formState.errors.at?.message}
            autoFocus
            ref={ref}
            value={value}
            onChange={onChange}
          />
        )}
      />
    </FormDialog>
  );
}
