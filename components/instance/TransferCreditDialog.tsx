'use client';

import { useId, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { parseCredits } from '@/lib/domain/credits';
import { transferCreditAction } from '@/lib/panel/actions/credit';
import { type InstanceAccountRow, transferCreditSchema } from '@/lib/schemas/instance';
import { Field } from '../forms/Field';
import { FormDialog } from '../forms/FormDialog';
import { newKey } from '../forms/new-key';
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
  const grant = useTranslations('instance.grant');
  const format = useFormat();
  const listId = useId();
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
  const typed = parseCredits(useWatch({ control: form.control, name: 'credits' }));
  const left = typed.ok && typed.value <= creditsLeft ? format.credits(creditsLeft - typed.value) : '–';
  return (
    <FormDialog title={t('title', { name })} description={t('text')} actionForm={actionForm} onClose={onClose}>
      <Field
        label={t('to')}
        list={listId}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        hint={t('toHint')}
        error={errors.to?.message}
        {...form.register('to')}
      />
      <datalist id={listId}>
        {others
          .filter((other) => other.serviceName !== serviceName && other.disabledAt === null)
          .map((other) => (
            <option key={other.serviceName} value={other.serviceName}>
              {other.description}
            </option>
          ))}
      </datalist>
      <Field
        label={grant('credits')}
        inputMode="decimal"
        autoComplete="off"
        hint={t('creditsHint', { most: format.credits(creditsLeft) })}
        error={errors.credits?.message}
        {...form.register('credits')}
      />
      <Field
        label={grant('reason')}
        autoComplete="off"
        hint={t('reasonHint')}
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      <Figures>
        <Figure name={grant('now')} value={format.credits(creditsLeft)} />
        <Figure name={grant('after')} value={left} isLive />
      </Figures>
    </FormDialog>
  );
}
