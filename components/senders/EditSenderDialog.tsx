'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { LONGEST_DESCRIPTION } from '@/lib/domain/sender/sender';
import { changeSenderAction } from '@/lib/panel/actions/senders';
import { changeSenderSchema } from '@/lib/schemas/change-sender';
import type { SenderRow } from '@/lib/schemas/sender';
import { Field } from '../forms/Field';
import { FormDialog } from '../forms/FormDialog';
import { Switch } from '../forms/Switch';
import { useActionForm } from '../forms/use-action-form';

type Props = {
  serviceName: string;
  shown: SenderRow;
  onDone: (message: string) => void;
  onClose: () => void;
};

export function EditSenderDialog({
  serviceName,
  shown: { sender, groupedSender, description, isEnabled },
  onDone,
  onClose,
}: Props) {
  const t = useTranslations('senders');
  const [seen] = useState({ description, isEnabled });
  const actionForm = useActionForm<typeof seen>({
    schema: changeSenderSchema,
    defaultValues: seen,
    action: (input) => changeSenderAction(serviceName, sender, seen, input),
    onDone: () => onDone(t('changed', { sender: groupedSender })),
  });
  const { form } = actionForm;
  const { errors } = form.formState;
  return (
    <FormDialog title={t('editTitle', { sender: groupedSender })} actionForm={actionForm} onClose={onClose}>
      <Field
        label={t('descriptionLabel')}
        autoComplete="off"
        autoFocus
        hint={t('descriptionHint', { most: LONGEST_DESCRIPTION })}
        error={errors.description?.message}
        {...form.register('description')}
      />
      <Switch label={t('enable')} hint={t('editText')} {...form.register('isEnabled')} />
    </FormDialog>
  );
}
