'use client';

import { useState } from 'react';
import { Controller, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { withoutStopClause } from '@/lib/domain/sms/stop-clause-text';
import { writeMinute } from '@/lib/domain/time/zoned-time';
import { editScheduledAction } from '@/lib/panel/actions/messages';
import { type EditEstimate, type EditInput, editSchema } from '@/lib/schemas/scheduled';
import { SMS_CLASSES } from '@/lib/schemas/send';
import type { SenderRow } from '@/lib/schemas/sender';
import { FormDialog } from '../../forms/FormDialog';
import { SelectInput } from '../../forms/SelectInput';
import { useActionForm } from '../../forms/use-action-form';
import { useFormat } from '../../ui/use-format';
import { MessageField } from '../send/MessageField';
import { EditPrice } from './EditPrice';
import { NewMoment } from './NewMoment';
import { useEditEstimate } from './use-edit-estimate';
import { type EditableWaiting, factsOf } from './waiting';

type Props = {
  serviceName: string;
  waiting: EditableWaiting;
  timeZone: string;
  /** What the account adds to texts. */
  /** The STOP clause, and those of before. */
  clauses: readonly [string, ...string[]];
  /** From which one may send. */
  senders: readonly Pick<SenderRow, 'sender' | 'groupedSender'>[];
  onDone: (message: string) => void;
  onClose: () => void;
};

const NO_COLUMNS: readonly string[] = [];

const CLASS_OF = (smsClass: number) => SMS_CLASSES.find((known) => known === String(smsClass)) ?? '1';

/** Everything that may still be changed of something that waits, with what that costs or gives back. */
export function EditDialog({ serviceName, waiting, timeZone, clauses, senders, onDone, onClose }: Props) {
  const t = useTranslations('scheduled');
  const send = useTranslations('send');
  const words = useTranslations('editScheduled');
  const page = useTranslations('messages.page');
  const format = useFormat();
  // As it was when the dialog opened, whatever the live updates say.
  const [{ target, sender, groupedSender, smsClass, dueAt, texts, credits }] = useState(waiting);
  const written = texts.map((text) => withoutStopClause(text, ...clauses));
  const hasOwnTexts = texts.length === 0;
  const hasClause = written.some((one) => one.hasClause);
  const [seen] = useState({ sender, smsClass, dueAt, texts: [...texts] });
  const actionForm = useActionForm<EditInput, EditEstimate>({
    schema: editSchema,
    defaultValues: {
      when: 'later',
      at: writeMinute(new Date(dueAt), timeZone),
      atZone: timeZone,
      sender,
      message: hasOwnTexts ? null : (written[0]?.message ?? ''),
      smsClass: CLASS_OF(smsClass),
    },
    action: async (input) => {
      const confirmed = { confirmedCredits: price?.after ?? credits, confirmedQuotaOf: price?.quotaOf ?? null };
      const saved = await editScheduledAction(serviceName, { target, seen, ...confirmed }, input);
      if (!saved.ok) await lookAgain();
      return saved;
    },
    onDone: (_, { count, before, after }) =>
      onDone(t('edited', { count, change: before === after ? 'none' : 'some', amount: format.change(before - after) })),
  });
  const { register, control, formState, setValue } = actionForm.form;
  const values = useWatch({ control }) as EditInput;
  const { estimate: price, isCurrent, lookAgain } = useEditEstimate(serviceName, target, values);
  const { errors } = formState;
  const isKnown = senders.some((other) => other.sender === sender);
  const known = isKnown ? senders : [{ sender, groupedSender }, ...senders];
  return (
    <FormDialog
      title={t('editTitle', factsOf(waiting))}
      description={t('editText')}
      actionForm={actionForm}
      busy={!isCurrent && formState.isDirty}
      onClose={onClose}
    >
      <Controller
        control={control}
        name="at"
        render={({ field, fieldState }) => (
          <NewMoment timeZone={timeZone} field={field} error={fieldState.error?.message} />
        )}
      />
      <div className="grid grid-cols-1 gap-4">
        {!hasOwnTexts && (
          <SelectInput
            label={send('sender')}
            options={known.map((one) => [one.sender, one.groupedSender] as const)}
            error={errors.sender?.message}
            {...register('sender')}
          />
        )}
        <SelectInput
          label={send('class')}
          options={SMS_CLASSES.map((value) => [value, page('classOf', { class: value })] as const)}
          {...register('smsClass')}
        />
      </div>
      {hasOwnTexts ? (
        <p className="text-secondary">{words('ownTexts', { sender: groupedSender })}</p>
      ) : (
        <MessageField
          text={values.message ?? ''}
          clause={hasClause ? clauses[0] : null}
          columns={NO_COLUMNS}
          estimate={null}
          onWrite={(text) => setValue('message', text)}
          error={errors.message?.message}
          {...register('message')}
        />
      )}
      <EditPrice credits={credits} price={price} />
    </FormDialog>
  );
}
