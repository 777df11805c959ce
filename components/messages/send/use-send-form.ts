'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { type PathValue, useController, useWatch } from 'react-hook-form';
import { ONE_CREDIT } from '@/lib/domain/credits';
import type { PaidSend } from '@/lib/domain/sending/acceptance';
import type { Estimate } from '@/lib/domain/sending/estimate';
import { estimateChanges } from '@/lib/domain/sending/estimate-changes';
import { estimateMessageAction, findSentAction } from '@/lib/panel/actions/messages';
import type { AccountDetails } from '@/lib/schemas/account';
import type { ActionResult } from '@/lib/schemas/action-result';
import { type Fault, fault as withFacts } from '@/lib/schemas/fault';
import { type Composed, composeSchema, TESTED_FIELDS } from '@/lib/schemas/send';
import type { SenderRow } from '@/lib/schemas/sender';
import type { LeftOutEntries } from '../../forms/LeftOut';
import { useActionForm } from '../../forms/use-action-form';
import { isAnswering } from './draft';
import type { Asked } from './SendDialog';
import { useDraft } from './use-draft';
import { useEstimate } from './use-estimate';
import { useMomentField } from './use-moment-field';
import { useRecipients } from './use-recipients';

const NOTHING = {
  recipients: '',
  columns: [],
  message: '',
  smsClass: '1',
  noStop: false,
  payer: '',
  tag: '',
  when: 'now',
  at: '',
} as const;

/** What is wrong with a field as it is so far: what the server says, and that a sender is chosen no more. */
function toldOf(told: ActionResult<Estimate> | null, field: keyof Composed, lacksSender: boolean): string | undefined {
  if (field === 'sender' && lacksSender) return 'sender_unusable';
  if (told?.ok) return field === 'at' ? (told.value.momentFault ?? undefined) : undefined;
  return told?.field === field ? told.fault : undefined;
}

/** What the server says so far, by what it is about. */
function readTold(told: ActionResult<Estimate> | null, isCurrent: boolean, hasRecipients: boolean) {
  if (told === null) return { estimate: null, recipientEstimate: null, estimateFault: null, isEstimateBlocked: false };
  if (!told.ok) {
    return {
      estimate: null,
      recipientEstimate: null,
      estimateFault: told.field === null ? told.fault : null,
      /** There is no estimate because of what is wrong with a field. */
      isEstimateBlocked: told.field !== null && hasRecipients,
    };
  }
  // What was just typed may be a number: that there is none is said once it is known.
  const isKnown = isCurrent || told.value.recipients > 0;
  return {
    estimate: told.value,
    recipientEstimate: hasRecipients && isKnown ? told.value : null,
    estimateFault: null,
    isEstimateBlocked: false,
  };
}

const onlyOf = (senders: readonly SenderRow[]): string => (senders.length === 1 ? (senders[0]?.sender ?? '') : '');

/** Of a draft, or while it is written: a sender that is gone is chosen no more; says so until another one is. */
function useEnabledSender(senders: readonly SenderRow[], chosen: string, forget: () => void): boolean {
  const [wasGone, setWasGone] = useState(false);
  const isGone = chosen !== '' && !senders.some(({ sender }) => sender === chosen);
  if (chosen !== '' && isGone !== wasGone) setWasGone(isGone);
  const forgetNow = useEffectEvent(forget);
  useEffect(() => {
    if (isGone) forgetNow();
  }, [isGone]);
  return wasGone && chosen === '';
}

const tooLittle = ({ credits, creditsLeft, quotaOf }: Estimate): Fault =>
  quotaOf === null
    ? withFacts('credits_missing', { cost: credits / ONE_CREDIT, left: creditsLeft / ONE_CREDIT })
    : 'quota_too_small';

/** Told what was sent, and what was not, null where the answer to an earlier try was lost; and what was written. */
export type OnSent = (sent: PaidSend, leftOut: LeftOutEntries | null, written: Composed) => void;

/**
 * One send as it is written: its values, what the server says of them, and each field's fault. Submitted, the server is
 * asked once more, and then the person (`asked`), unless it was sent already and only its answer was lost.
 */
export function useSendForm(account: AccountDetails, senders: readonly SenderRow[], onSent: OnSent) {
  const { serviceName, timeZone, creditsLeft } = account;
  const [asked, setAsked] = useState<Asked | null>(null);
  /** Why the server's answer was not good enough to ask the person. */
  const [refusal, setRefusal] = useState<Fault | null>(null);
  const { form, fault, onSubmit } = useActionForm<Composed, Estimate | PaidSend>({
    schema: composeSchema,
    defaultValues: { ...NOTHING, sender: onlyOf(senders), atZone: timeZone },
    action: async (input) => {
      // Said again if it is so again.
      setRefusal(null);
      const before = await findSentAction(serviceName, { key: keyOf() }, input);
      if (!before.ok) {
        // Whoever has read that and presses again means another send.
        if (before.fault === 'send_key_taken') renewKey();
        return before;
      }
      return before.value ? { ok: true, value: before.value } : estimateMessageAction(serviceName, input);
    },
    onDone: (input, estimate) => {
      if ('messageIds' in estimate) return sent(estimate);
      const refuse = (field: 'recipients' | 'at', message: Fault) =>
        form.setError(field, { message }, { shouldFocus: true });
      if (estimate.recipients === 0) refuse('recipients', 'no_recipient_valid');
      else if (estimate.momentFault !== null) refuse('at', estimate.momentFault);
      else if (estimate.credits > estimate.creditsLeft) setRefusal(tooLittle(estimate));
      else setAsked({ input, estimate, changes: seen ? estimateChanges(seen, estimate) : [], sendKey: keyOf() });
    },
  });
  // The first that is wrong has the focus, in the order in which they stand on the page.
  for (const name of ['sender', 'recipients', 'message'] as const) form.register(name);
  const { forget, keyOf, renewKey, answered } = useDraft(serviceName, form);
  const sent = (what: PaidSend) => {
    forget();
    onSent(what, asked?.estimate ?? null, form.getValues());
  };
  const { subscribe } = form;
  useEffect(() => subscribe({ formState: { values: true }, callback: () => setRefusal(null) }), [subscribe]);
  const [sender, recipients, columns, message, noStop, payer, when, at, atZone] = useWatch({
    control: form.control,
    name: ['sender', 'recipients', 'columns', 'message', 'noStop', 'payer', 'when', 'at', 'atZone'],
  });
  const values = { sender, recipients, columns, message, noStop, payer, when, at, atZone };
  const lacksSender = useEnabledSender(senders, sender, () => form.setValue('sender', ''));
  const { told, isCurrent } = useEstimate(account, values);
  const { estimate, ...estimated } = readTold(told, isCurrent, recipients.trim() !== '');
  /** What stands on the page of just what is written; null while the server has not said. */
  const seen =
    isCurrent && estimate ? { ...estimate, creditsLeft: estimate.quotaOf ? estimate.creditsLeft : creditsLeft } : null;
  const { field: payerField } = useController({ control: form.control, name: 'payer' });
  const { errors, isSubmitting } = form.formState;
  const faultOf = (field: keyof Composed) => errors[field]?.message ?? toldOf(told, field, lacksSender);
  const close = () => setAsked(null);
  return {
    register: form.register,
    payerField,
    momentField: useMomentField(form.control, form.setValue, timeZone),
    values,
    /** What it answers, while it goes to whoever sent that. */
    answered: answered && isAnswering(answered, recipients) ? answered : null,
    estimate,
    ...estimated,
    faultOf,
    fault: fault ?? refusal,
    isSubmitting,
    onSubmit,
    asked,
    close,
    sent,
    ...useRecipients(form, recipients),
    checkTest: () => form.trigger(TESTED_FIELDS, { shouldFocus: true }),
    written: form.getValues,
    /** What is chosen by a button. */
    set: <Name extends 'message' | 'noStop' | 'when'>(name: Name, value: PathValue<Composed, Name>) =>
      form.setValue(name, value, { shouldDirty: true }),
  };
}

export type SendFormState = ReturnType<typeof useSendForm>;
