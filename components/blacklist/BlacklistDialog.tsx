'use client';

import { useTranslations } from 'use-intl';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import { addToBlacklistAction, removeFromBlacklistAction } from '@/lib/panel/actions/blacklist';
import { blacklistedNumber } from '@/lib/schemas/change-blacklist';
import { ConfirmDialog } from '../forms/ConfirmDialog';
import { Field } from '../forms/Field';
import { FormDialog } from '../forms/FormDialog';
import { useActionForm } from '../forms/use-action-form';

export type OpenDialog = { readonly kind: 'add' } | { readonly kind: 'remove'; readonly msisdn: string };

type Props = {
  serviceName: string;
  /** It was saved; the message says what. */
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Shows the one dialog that is open. */
export function BlacklistDialog({ dialog, ...rest }: Props & { dialog: OpenDialog }) {
  return dialog.kind === 'add' ? <AddDialog {...rest} /> : <RemoveDialog {...rest} msisdn={dialog.msisdn} />;
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
    <FormDialog title={t('addTitle')} description={t('addText')} actionForm={actionForm} onClose={onClose}>
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

function RemoveDialog({ serviceName, msisdn, onDone, onClose }: Props & { msisdn: string }) {
  const t = useTranslations('blacklist');
  const number = formatMsisdn(msisdn);
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
