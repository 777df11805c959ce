'use client';

import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import type { Sent } from '@/lib/domain/sending/acceptance';
import type { Estimate } from '@/lib/domain/sending/estimate';
import { sendTestAction } from '@/lib/panel/actions/messages';
import { type Composed, typedNumber } from '@/lib/schemas/send';
import { Field } from '../../forms/Field';
import { FormDialog } from '../../forms/FormDialog';
import { useActionForm } from '../../forms/use-action-form';
import { useAnnounce } from '../../ui/Announcer';
import { useFormat } from '../../ui/use-format';

type Props = {
  serviceName: string;
  input: Composed;
  /** It says where the last test went. */
  estimate: Pick<Estimate, 'ownNumber'> | null;
  sendKey: string;
  onClose: () => void;
};

/** Sends what is written to the number of whoever writes it, which is asked for once and kept. */
export function TestDialog({ serviceName, input, estimate, sendKey, onClose }: Props) {
  const t = useTranslations('send.test');
  const format = useFormat();
  const announce = useAnnounce();
  const ownNumber = estimate?.ownNumber ?? '';
  const actionForm = useActionForm<{ number: string }, Sent>({
    schema: typedNumber,
    defaultValues: { number: ownNumber === '' ? '' : `+${ownNumber}` },
    action: ({ number }) => sendTestAction(serviceName, { key: sendKey, number }, input),
    onDone: (_, { credits }) => {
      announce(t('sent', { count: credits / ONE_CREDIT, amount: format.credits(credits) }));
      onClose();
    },
  });
  const { errors } = actionForm.form.formState;
  return (
    <FormDialog
      title={t('title')}
      description={t('text')}
      actionForm={actionForm}
      confirm={t('confirm')}
      onClose={onClose}
    >
      <Field
        label={t('number')}
        type="tel"
        autoComplete="tel"
        autoFocus
        hint={t('numberHint')}
        error={errors.number?.message}
        {...actionForm.form.register('number')}
      />
    </FormDialog>
  );
}
