'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import type { PaidSend } from '@/lib/domain/sending/acceptance';
import type { Estimate, TestEstimate } from '@/lib/domain/sending/estimate';
import { estimateTestAction, sendTestAction } from '@/lib/panel/actions/messages';
import { type Composed, typedNumber } from '@/lib/schemas/send';
import { callAction } from '../../forms/call-action';
import { Field } from '../../forms/Field';
import { FormDialog } from '../../forms/FormDialog';
import { useActionForm } from '../../forms/use-action-form';
import { useAnnounce } from '../../ui/Announcer';
import { useFormat } from '../../ui/use-format';
import { useSettledText } from '../../ui/use-settled-text';

type Props = {
  serviceName: string;
  input: Composed;
  /** It says where the last test went, and who pays. */
  estimate: Pick<Estimate, 'ownNumber' | 'quotaOf'> | null;
  sendKey: string;
  onClose: () => void;
};

/** Sends what is written to the number of whoever writes it, which is asked for once and kept. */
export function TestDialog({ serviceName, input, estimate, sendKey, onClose }: Props) {
  const t = useTranslations('send.test');
  const format = useFormat();
  const announce = useAnnounce();
  const ownNumber = estimate?.ownNumber ?? '';
  const actionForm = useActionForm<{ number: string }, PaidSend>({
    schema: typedNumber,
    defaultValues: { number: ownNumber === '' ? '' : `+${ownNumber}` },
    action: async ({ number }) => {
      const confirmedQuotaOf = (told ?? estimate)?.quotaOf ?? null;
      const sent = await sendTestAction(serviceName, { key: sendKey, number, confirmedQuotaOf }, input);
      if (!sent.ok) await lookAgain();
      return sent;
    },
    onDone: (_, { credits }) => {
      announce(t('sent', { count: credits / ONE_CREDIT, amount: format.credits(credits) }));
      onClose();
    },
  });
  const { form } = actionForm;
  const { told, lookAgain } = useTestCost(serviceName, input, useWatch({ control: form.control, name: 'number' }));
  const costWords = ({ credits, quotaOf }: TestEstimate) => {
    const facts = { count: credits / ONE_CREDIT, amount: format.credits(credits), login: quotaOf ?? '' };
    return t(quotaOf === null ? 'cost' : 'costOfQuota', facts);
  };
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
        error={form.formState.errors.number?.message}
        {...form.register('number')}
      />
      <p role="status" className="min-h-5 font-medium">
        {told && costWords(told)}
      </p>
    </FormDialog>
  );
}

/** What a test to that number costs and who pays it, once there is a number. */
function useTestCost(serviceName: string, input: Composed, number: string) {
  const [settled, setSettled] = useState(number);
  const [typed, setTyped] = useSettledText(settled, setSettled);
  if (typed !== number) setTyped(number);
  const { data, refetch } = useQuery({
    queryKey: [serviceName, 'test-cost', input, settled],
    queryFn: () => callAction(() => estimateTestAction(serviceName, { number: settled }, input)),
    enabled: settled.trim() !== '',
    gcTime: 0,
  });
  return { told: settled === number && data?.ok ? data.value : null, lookAgain: refetch };
}
