'use client';

import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { addToBlacklistAction, countWaitingToAction } from '@/lib/panel/actions/blacklist';
import type { WaitingTo } from '@/lib/schemas/blacklist';
import { blacklistedNumber } from '@/lib/schemas/change-blacklist';
import { Field } from './Field';
import { FormDialog } from './FormDialog';
import { useActionForm } from './use-action-form';
import { useTold } from './use-told';

type Props = {
  serviceName: string;
  /** What its field begins with. */
  given: string;
  /** It was saved; the message says what. */
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Puts a number on the blacklist, and says how much that waits it stops. */
export function AddToBlacklistDialog({ serviceName, given, onDone, onClose }: Props) {
  const t = useTranslations('blacklist');
  const actionForm = useActionForm<{ number: string }, WaitingTo>({
    schema: blacklistedNumber,
    defaultValues: { number: given },
    action: (input) => addToBlacklistAction(serviceName, input),
    onDone: ({ number }, { waiting }) => onDone(t('added', { number: number.trim(), waiting })),
  });
  const { form } = actionForm;
  const waiting = useWaitingTo(serviceName, useWatch({ control: form.control, name: 'number' }));
  return (
    <FormDialog
      title={t('addTitle')}
      description={t('addText')}
      actionForm={actionForm}
      confirm={t('add')}
      onClose={onClose}
    >
      <Field
        label={t('number')}
        type="tel"
        autoComplete="off"
        autoFocus
        warning={waiting > 0 && t('waiting', { waiting })}
        error={form.formState.errors.number?.message}
        {...form.register('number')}
      />
    </FormDialog>
  );
}

/** How many messages to the number that is typed would not be sent any more; none while that is not known. */
function useWaitingTo(serviceName: string, number: string): number {
  const { told, isCurrent } = useTold({
    key: [serviceName, 'blacklist', 'waiting'],
    input: { number },
    schema: blacklistedNumber,
    ask: (asked) => countWaitingToAction(serviceName, asked),
  });
  return isCurrent && told?.ok ? told.value.waiting : 0;
}
