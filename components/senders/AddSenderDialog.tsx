'use client';

import { useTranslations } from 'use-intl';
import { groupSender } from '@/lib/domain/sender/group-sender';
import { LONGEST_DESCRIPTION } from '@/lib/domain/sender/sender';
import { addSenderAction } from '@/lib/panel/actions/senders';
import { addSenderSchema } from '@/lib/schemas/change-sender';
import { Field } from '../forms/Field';
import { FormDialog } from '../forms/FormDialog';
import { useActionForm } from '../forms/use-action-form';

type Props = { serviceName: string; onDone: (message: string) => void; onClose: () => void };

/** What a name may hold beside letters, digits and spaces, as lib/domain/sender/sender.ts has it. */
const SIGNS = ['-', '.', ',', '&', '+', '_'];

const Signs = () =>
  SIGNS.map((sign) => (
    <code key={sign} className="mr-1 inline-block rounded-sm border border-line bg-well px-1 font-mono text-ink">
      {sign}
    </code>
  ));

export function AddSenderDialog({ serviceName, onDone, onClose }: Props) {
  const t = useTranslations('senders');
  const actionForm = useActionForm<{ sender: string; description: string }>({
    schema: addSenderSchema,
    defaultValues: { sender: '', description: '' },
    action: (input) => addSenderAction(serviceName, input),
    onDone: ({ sender }) => onDone(t('added', { sender: groupSender(sender.trim()) })),
  });
  const { form } = actionForm;
  const { errors } = form.formState;
  return (
    <FormDialog
      title={t('addTitle')}
      description={t('addText')}
      actionForm={actionForm}
      confirm={t('add')}
      onClose={onClose}
    >
      <Field
        label={t('columns.sender')}
        autoComplete="off"
        autoFocus
        hint={t.rich('senderHint', { signs: () => <Signs />, line: () => <br /> })}
        error={errors.sender?.message}
        {...form.register('sender')}
      />
      <Field
        label={t('descriptionLabel')}
        autoComplete="off"
        hint={t('descriptionHint', { most: LONGEST_DESCRIPTION })}
        error={errors.description?.message}
        {...form.register('description')}
      />
    </FormDialog>
  );
}
