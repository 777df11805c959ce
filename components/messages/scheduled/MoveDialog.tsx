'use client';

import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { parseMinute, writeMinute } from '@/lib/domain/time/zoned-time';
import { rescheduleAction } from '@/lib/panel/actions/messages';
import { NOTHING_TO_CONFIRM } from '@/lib/schemas/action-result';
import { type Reschedule, rescheduleSchema } from '@/lib/schemas/scheduled';
import { FormDialog } from '../../forms/FormDialog';
import { useActionForm } from '../../forms/use-action-form';
import { useFormat } from '../../ui/use-format';
import { NewMoment } from './NewMoment';
import { factsOf, type WaitingDialog } from './waiting';

const UNCHANGED = { ok: false, field: null, fault: NOTHING_TO_CONFIRM } as const;

/** Another moment for one or several messages; it begins with the one that they have, where that is one. */
export function MoveDialog({ serviceName, waiting, timeZone, onDone, onClose }: WaitingDialog) {
  const t = useTranslations('scheduled');
  const format = useFormat();
  const { target, dueAt } = waiting;
  const [began] = useState(() => (dueAt === null ? '' : writeMinute(new Date(dueAt), timeZone)));
  const actionForm = useActionForm<Reschedule, { readonly count: number }>({
    schema: rescheduleSchema,
    defaultValues: { when: 'later', at: began, atZone: timeZone },
    action: async (input) => (input.at === began ? UNCHANGED : rescheduleAction(serviceName, { target }, input)),
    onDone: ({ at }, { count }) => {
      const moment = parseMinute(at, timeZone);
      const told = moment ? format.minute(moment.toISOString(), timeZone) : at;
      onDone(t('moved', { count, left: waiting.count - count, moment: told }));
    },
  });
  return (
    <FormDialog
      title={t('moveTitle', factsOf(waiting))}
      description={t('moveText')}
      actionForm={actionForm}
      confirm={t('move')}
      onClose={onClose}
    >
      <Controller
        control={actionForm.form.control}
        name="at"
        render={({ field, fieldState }) => (
          <NewMoment timeZone={timeZone} field={field} error={fieldState.error?.message} />
        )}
      />
    </FormDialog>
  );
}
