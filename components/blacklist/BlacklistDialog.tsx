'use client';

import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { addToBlacklistAction, countWaitingToAction, removeFromBlacklistAction } from '@/lib/panel/actions/blacklist';
import type { BlacklistRow, WaitingTo } from '@/lib/schemas/blacklist';
import { blacklistedNumber } from '@/lib/schemas/change-blacklist';
import { ConfirmDialog } from '../forms/ConfirmDialog';
import { Field } from '../forms/Field';
import { FormDialog } from '../forms/FormDialog';
import { useActionForm } from '../forms/use-action-form';
import { useTold } from '../forms/use-told';

type Entry = Pick<BlacklistRow, 'msisdn' | 'groupedMsisdn'>;

export type OpenDialog =
  | { readonly kind: 'add'; readonly number?: string }
  | { readonly kind: 'remove'; readonly entry: Entry };

type Props = {
  serviceName: string;
  /** It was saved; the message says what. */
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Shows the one dialog that is open. */
export function BlacklistDialog({ dialog, ...rest }: Props & { dialog: OpenDialog }) {
  return dialog.kind === 'add' ? (
    <AddDialog {...rest} given={dialog.number ?? ''} />
  ) : (
    <RemoveDialog {...rest} entry={dialog.entry} />
  );
}

function AddDialog({ serviceName, given, onDone, onClose }: Props & { given: string }) {
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

function RemoveDialog({ serviceName, entry, onDone, onClose }: Props & { entry: Entry }) {
  const t = useTranslations('blacklist');
  const { msisdn, groupedMsisdn: number } = entry;
  return (
    <ConfirmDialog
      title={t('removeTitle', { number })}
      text={t('removeText')}
      confirm={t('remove')}
      action={(input) => removeFromBlacklistAction(serviceName, msisdn, input)}
      onDone={() => onDone(t('removed', { number }))}
      onClose={onClose}
    />
  );
}
