'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { LONGEST_CLAUSE } from '@/lib/domain/account/reply-numbers';
import { changeReplyNumbersAction } from '@/lib/panel/actions/instance';
import type { InstanceAccountRow } from '@/lib/schemas/instance';
import { replyNumbersSchema } from '@/lib/schemas/reply-numbers';
import { Field } from '../forms/Field';
import { FormDialog } from '../forms/FormDialog';
import { useActionForm } from '../forms/use-action-form';

type Props = {
  account: InstanceAccountRow;
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Which numbers lead back to an account. */
export function ReplyNumbersDialog({ account, onDone, onClose }: Props) {
  const t = useTranslations('instance.replyNumbers');
  const { serviceName, description } = account;
  const name = description || serviceName;
  // As they were when the dialog opened.
  const [seen] = useState({ shortNumber: account.shortNumber, stopClauseText: account.stopClauseText });
  const actionForm = useActionForm<{ shortNumber: string; stopClauseText: string }>({
    schema: replyNumbersSchema,
    defaultValues: { shortNumber: seen.shortNumber ?? '', stopClauseText: seen.stopClauseText },
    action: (input) => changeReplyNumbersAction(serviceName, seen, input),
    onDone: () => onDone(t('done', { name })),
  });
  const { form } = actionForm;
  const { errors } = form.formState;
  const plain = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <FormDialog title={t('title', { name })} description={t('text')} actionForm={actionForm} onClose={onClose}>
      <Field
        label={t('shortNumber')}
        {...plain}
        inputMode="numeric"
        autoFocus
        hint={t('shortNumberHint')}
        error={errors.shortNumber?.message}
        {...form.register('shortNumber')}
      />
      <Field
        label={t('stopClause')}
        {...plain}
        hint={t('stopClauseHint', { most: LONGEST_CLAUSE })}
        error={errors.stopClauseText?.message}
        {...form.register('stopClauseText')}
      />
    </FormDialog>
  );
}
