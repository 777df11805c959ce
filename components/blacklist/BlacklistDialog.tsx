'use client';

import { useTranslations } from 'use-intl';
import { addToBlacklistAction, removeFromBlacklistAction } from '@/lib/panel/actions/blacklist';
import type { BlacklistRow } from '@/lib/schemas/blacklist';
import { blacklistedNumber } from '@/lib/schemas/change-blacklist';
import { ConfirmDialog } from '../forms/ConfirmDialog';
import { Field } from '../forms/Field';
import { FormDialog } from '../forms/FormDialog';
import { useActionForm } from '../forms/use-action-form';

type Entry = Pick<BlacklistRow, 'msisdn' | 'groupedMsisdn'>;

export type OpenDialog = { readonly kind: 'add' } | { readonly kind: 'remove'; readonly entry: Entry };

type Props = {
  serviceName: string;
  /** It was saved; the message says what. */
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Shows the one dialog that is open. */
export function BlacklistDialog({ dialog, ...rest }: Props & { dialog: OpenDialog }) {
  return dialog.kind === 'add' ? <AddDialog {...rest} /> : <RemoveDialog {...rest} entry={dialog.entry} />;
}

function AddDialog({ serviceName, onDone, onClose }: Props) {
  const t = useTranslations('blacklist');
  const actionForm = useActionForm<{ number: string }>({
    schema: blacklistedNumber,
    defaultValues: { number: '' },
    action: (input) => addToBlacklistAction(serviceName, input),
    onDone: ({ number }) => onDone(t('added', { number: number.trim() })),
  });
  const { form } = actionForm;
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
        error={form.formState.errors.number?.message}
        {...form.register('number')}
      />
    </FormDialog>
  );
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
