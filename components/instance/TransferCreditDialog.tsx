'use client';

import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { parseCredits } from '@/lib/domain/credits';
import { dictionaryOrder } from '@/lib/domain/dictionary-order';
import { transferCreditAction } from '@/lib/panel/actions/credit';
import { type InstanceAccountRow, transferCreditSchema } from '@/lib/schemas/instance';
import { Field } from '../forms/Field';
import { FormDialog } from '../forms/FormDialog';
import { NumberField } from '../forms/NumberField';
import { newKey } from '../forms/new-key';
import { SearchedField } from '../forms/SearchedField';
import { useActionForm } from '../forms/use-action-form';
import { Figure, Figures } from '../ui/Figures';
import { useFormat } from '../ui/use-format';

type Props = {
  account: InstanceAccountRow;
  /** Those that are offered; any other may be typed. */
  others: readonly InstanceAccountRow[];
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Moves credit from an account to another one. */
export function TransferCreditDialog({ account, others, onDone, onClose }: Props) {
  const t = useTranslations('instance.transfer');
  const grant = useTranslations('credit.grant');
  const figures = useTranslations('ui.figures');
  const format = useFormat();
  const [key] = useState(newKey);
  const { serviceName, description, creditsLeft } = account;
  const name = description || serviceName;
  const actionForm = useActionForm<{ to: string; credits: string; reason: string }>({
    schema: transferCreditSchema,
    defaultValues: { to: '', credits: '', reason: '' },
    action: (input) => transferCreditAction(key, serviceName, input),
    onDone: ({ to }) => onDone(t('done', { name, to: to.trim() })),
  });
  const { form } = actionForm;
  const { errors } = form.formState;
  const { field: to } = useController({ control: form.control, name: 'to' });
  const suggestions = others
    .filter((other) => other.serviceName !== serviceName && other.disabledAt === null)
    .map((other) => ({
      value: other.serviceName,
      label: other.description || other.serviceName,
      detail: other.serviceName,
    }))
    .filter(({ label, value }) => dictionaryOrder(`${label} ${value}`).includes(dictionaryOrder(to.value)));
  const { field: credits } = useController({ control: form.control, name: 'credits' });
  const typed = parseCredits(credits.value);
  const left = typed.ok && typed.value <= creditsLeft ? format.exactCredits(creditsLeft - typed.value) : '';
  return (
    <FormDialog
      title={t('title', { name })}
      description={t('text')}
      actionForm={actionForm}
      confirm={t('confirm')}
      onClose={onClose}
    >
      <SearchedField
        label={t('to')}
        listLabel={t('accounts')}
        hint={t('toHint')}
        error={errors.to?.message}
        value={to.value}
        empty=""
        suggestions={suggestions}
        told={suggestions.length === 0 ? t('noneKnown') : ''}
        onChange={to.onChange}
        onOpen={() => undefined}
        onBlur={to.onBlur}
        inputRef={to.ref}
      />
      <NumberField
        label={grant('credits')}
        hint={t('creditsHint', { most: format.credits(creditsLeft) })}
        error={errors.credits?.message}
        field={credits}
      />
      <Field
        label={grant('reason')}
        autoComplete="off"
        hint={t('reasonHint')}
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      <Figures caption={figures('available')}>
        <Figure name={figures('now')} value={format.exactCredits(creditsLeft)} />
        <Figure name={figures('after')} value={left} isLive />
      </Figures>
    </FormDialog>
  );
}
