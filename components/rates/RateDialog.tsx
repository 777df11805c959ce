'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { formatCredits, parseCredits } from '@/lib/domain/credits';
import { isRateCredits } from '@/lib/domain/pricing/rate';
import { addRateAction, changeRateAction, deleteRateAction } from '@/lib/panel/actions/rates';
import { changeRateSchema, newRateSchema } from '@/lib/schemas/change-rate';
import { type RateRow } from '@/lib/schemas/rate';
import { ConfirmDialog } from '../forms/ConfirmDialog';
import { Field } from '../forms/Field';
import { FormDialog } from '../forms/FormDialog';
import { useActionForm } from '../forms/use-action-form';
import { Figure, Figures } from '../ui/Figures';
import { useFormat } from '../ui/use-format';
import { RateFields, type TypedRate } from './RateFields';
import { useRateName } from './use-destination';

export type OpenDialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'change'; readonly rate: RateRow }
  | { readonly kind: 'delete'; readonly rate: RateRow };

type Props = {
  timeZone: string;
  /** It was saved; the message says what. */
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Shows the one dialog that is open on the rates. */
export function RateDialog({ dialog, ...rest }: Props & { dialog: OpenDialog }) {
  if (dialog.kind === 'add') return <AddDialog {...rest} />;
  if (dialog.kind === 'change') return <ChangeDialog {...rest} rate={dialog.rate} />;
  return <DeleteDialog {...rest} rate={dialog.rate} />;
}

function AddDialog({ timeZone, onDone, onClose }: Props) {
  const t = useTranslations('rates');
  const actionForm = useActionForm<TypedRate>({
    schema: newRateSchema,
    defaultValues: { prefix: '', credits: '', when: 'now', at: '' },
    action: addRateAction,
    onDone: ({ prefix }) => onDone(t('added', { name: prefix.trim() })),
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
        label={t('prefix')}
        inputMode="tel"
        autoComplete="off"
        autoFocus
        hint={t('prefixHint')}
        error={form.formState.errors.prefix?.message}
        {...form.register('prefix')}
      />
      <RateFields form={form} timeZone={timeZone} />
    </FormDialog>
  );
}

/** Which rate a dialog is about, as it was when it opened. */
const boundTo = ({ prefix, validFrom, credits }: RateRow) => ({ prefix, validFrom, seen: { credits } });

function ChangeDialog({ timeZone, rate, onDone, onClose }: Props & { rate: RateRow }) {
  const t = useTranslations('rates');
  const format = useFormat();
  const [before] = useState(rate);
  const name = useRateName()(before);
  const actionForm = useActionForm<TypedRate>({
    schema: changeRateSchema,
    defaultValues: { prefix: before.prefix, credits: formatCredits(before.credits), when: 'now', at: '' },
    action: (input) => changeRateAction(boundTo(before), input),
    onDone: () => onDone(t('changed', { name })),
  });
  const { form } = actionForm;
  const typed = parseCredits(useWatch({ control: form.control, name: 'credits' }));
  const after = typed.ok && isRateCredits(typed.value) ? format.exactCredits(typed.value) : '';
  return (
    <FormDialog
      title={t('changeTitle', { name })}
      description={t('changeText')}
      actionForm={actionForm}
      onClose={onClose}
    >
      <RateFields form={form} timeZone={timeZone} />
      <Figures>
        <Figure name={t('before')} value={format.exactCredits(before.credits)} />
        <Figure name={t('after')} value={after} isLive />
      </Figures>
    </FormDialog>
  );
}

function DeleteDialog({ rate, onDone, onClose }: Props & { rate: RateRow }) {
  const t = useTranslations('rates');
  const [before] = useState(rate);
  const name = useRateName()(before);
  return (
    <ConfirmDialog
      title={t('deleteTitle', { name })}
      text={t(before.isInForce ? 'deleteText' : 'deleteLaterText')}
      confirm={t('delete')}
      action={(input) => deleteRateAction(boundTo(before), input)}
      onDone={() => onDone(t('deleted', { name }))}
      onClose={onClose}
    />
  );
}
