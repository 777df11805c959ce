'use client';

import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { parseCredits } from '@/lib/domain/credits';
import { grantCreditAction } from '@/lib/panel/actions/credit';
import { grantCreditSchema } from '@/lib/schemas/instance';
import { Figure, Figures } from '../ui/Figures';
import { useFormat } from '../ui/use-format';
import { Field } from './Field';
import { FormDialog } from './FormDialog';
import { GrantCommand } from './GrantCommand';
import { NumberField } from './NumberField';
import { newKey } from './new-key';
import { useActionForm } from './use-action-form';

type Props = {
  account: { readonly serviceName: string; readonly description: string; readonly creditsLeft: number };
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Adds credit to an account, with what it has now and what it will have. */
export function GrantCreditDialog({ account: { serviceName, description, creditsLeft }, onDone, onClose }: Props) {
  const t = useTranslations('credit.grant');
  const byCommand = useTranslations('accounts.credit');
  const figures = useTranslations('ui.figures');
  const format = useFormat();
  const [key] = useState(newKey);
  const name = description || serviceName;
  const actionForm = useActionForm<{ credits: string; reason: string }>({
    schema: grantCreditSchema,
    defaultValues: { credits: '', reason: '' },
    action: (input) => grantCreditAction(key, serviceName, input),
    onDone: () => onDone(t('done', { name })),
  });
  const { form } = actionForm;
  const { errors } = form.formState;
  const { field: credits } = useController({ control: form.control, name: 'credits' });
  const typed = parseCredits(credits.value);
  return (
    <FormDialog
      title={t('title', { name })}
      description={t('text')}
      actionForm={actionForm}
      confirm={t('confirm')}
      onClose={onClose}
    >
      <NumberField
        label={t('credits')}
        autoFocus
        hint={t('creditsHint')}
        error={errors.credits?.message}
        field={credits}
      />
      <Field
        label={t('reason')}
        autoComplete="off"
        hint={t('reasonHint')}
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      <Figures caption={figures('available')}>
        <Figure name={figures('now')} value={format.exactCredits(creditsLeft)} />
        <Figure name={figures('after')} value={typed.ok ? format.exactCredits(creditsLeft + typed.value) : ''} isLive />
      </Figures>
      <div className="text-xs text-secondary">
        <p>{byCommand('byCommand')}</p>
        <GrantCommand serviceName={serviceName} />
      </div>
    </FormDialog>
  );
}
