'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import type { PaidSend } from '@/lib/domain/sending/acceptance';
import { COMMERCIAL_ZONE } from '@/lib/domain/sending/commercial-hours';
import type { Estimate } from '@/lib/domain/sending/estimate';
import { type EstimateChange, estimateChanges, withMomentSeen } from '@/lib/domain/sending/estimate-changes';
import { withStopClause } from '@/lib/domain/sms/stop-clause-text';
import { estimateMessageAction, sendMessageAction } from '@/lib/panel/actions/messages';
import { noInput } from '@/lib/schemas/panel-user';
import type { Composed } from '@/lib/schemas/send';
import { callAction } from '../../forms/call-action';
import { FormDialog } from '../../forms/FormDialog';
import { LeftOutList, LeftOutWords } from '../../forms/LeftOut';
import { useActionForm } from '../../forms/use-action-form';
import { Figure, Figures } from '../../ui/Figures';
import { useFaultWords } from '../../ui/use-fault-words';
import { useFormat } from '../../ui/use-format';

export type Asked = {
  readonly input: Composed;
  readonly estimate: Estimate;
  /** What had changed since the person last saw it. */
  readonly changes: readonly EstimateChange[];
  /** Of this one send. */
  readonly sendKey: string;
};

type Props = Asked & {
  serviceName: string;
  /** As people read it. */
  sender: string;
  /** What is added for numbers in France; null: nothing. */
  clause: string | null;
  onSent: (sent: PaidSend) => void;
  onClose: () => void;
};

/** Asks before credit is spent, with the sum; sends for no more than that, and after a refusal shows what it is now. */
export function SendDialog({ serviceName, sender, input, sendKey, clause, onSent, onClose, ...asked }: Props) {
  const t = useTranslations('send');
  const figures = useTranslations('ui.figures');
  const format = useFormat();
  const faultWords = useFaultWords();
  const [{ estimate, changes }, setShown] = useState<Pick<Asked, 'estimate' | 'changes'>>(asked);
  const { recipients, credits, creditsLeft, quotaOf, deferredUntil, waitsForHours, momentFault } = estimate;
  const lookAgain = async () => {
    const now = await callAction(() => estimateMessageAction(serviceName, input));
    if (now.ok)
      setShown({ estimate: withMomentSeen(estimate, now.value), changes: estimateChanges(estimate, now.value) });
  };
  const actionForm = useActionForm<Record<string, never>, PaidSend>({
    schema: noInput,
    defaultValues: {},
    action: async () => {
      const confirmedMoment = deferredUntil?.toISOString() ?? null;
      const confirmed = { confirmedCredits: credits, confirmedMoment, confirmedQuotaOf: quotaOf };
      const sent = await sendMessageAction(serviceName, { key: sendKey, ...confirmed }, input);
      if (!sent.ok) await lookAgain();
      return sent;
    },
    onDone: (_, sent) => onSent(sent),
  });
  const zone = waitsForHours ? COMMERCIAL_ZONE : input.atZone;
  const moment = deferredUntil && format.minuteInZone(deferredUntil.toISOString(), zone);
  const waits = moment === null ? 'no' : 'yes';
  const left = creditsLeft - credits;
  return (
    <FormDialog
      title={t('confirmTitle', { waits, count: recipients })}
      description={
        <>
          {moment === null ? t('confirmNow', { sender }) : t('confirmLater', { sender, moment })}
          {waitsForHours && <span className="mt-1 block">{t('hoursWhy')}</span>}
          {momentFault !== null && momentFault !== actionForm.fault && (
            <span className="mt-1 block font-medium text-bad">{faultWords(momentFault)}</span>
          )}
          <Changes changes={changes} quotaOf={quotaOf} />
        </>
      }
      actionForm={actionForm}
      confirm={t('confirmTo', { waits, count: recipients })}
      blocked={momentFault !== null}
      onClose={onClose}
    >
      <div className="empty:hidden">
        <LeftOutWords estimate={estimate} />
        <LeftOutList estimate={estimate} />
      </div>
      <WhatIsSent message={input.message} clause={clause} estimate={estimate} />
      <Figures caption={quotaOf === null ? figures('available') : t('payerQuota', { login: quotaOf })}>
        <Figure name={figures('now')} value={format.exactCredits(creditsLeft)} />
        <Figure name={figures('change')} value={format.exactChange(-credits)} />
        {left >= 0 && <Figure name={figures('after')} value={format.exactCredits(left)} />}
        {left < 0 && <Figure name={t('accountLacks')} value={format.exactCredits(-left)} />}
      </Figures>
    </FormDialog>
  );
}

type WhatIsSentProps = { message: string; clause: string | null; estimate: Estimate };

/** The text, or the first of those that rows fill in; with the clause where somebody gets it, who is in France. */
function WhatIsSent({ message, clause, estimate: { merged, countries } }: WhatIsSentProps) {
  const t = useTranslations('send');
  const toFrance = countries.filter(({ callingCode }) => callingCode === '33').length;
  const added = toFrance > 0 ? clause : null;
  const first = merged?.first[0];
  return (
    <div>
      {/* Scrolled by keyboard, too. */}
      <p
        role="group"
        aria-label={t('message')}
        tabIndex={0}
        className="max-h-40 overflow-y-auto rounded-md bg-well px-3 py-2 wrap-anywhere whitespace-pre-wrap"
      >
        {first?.text ?? (added === null ? message : withStopClause(message, added))}
      </p>
      {added !== null && !first && countries.length > toFrance && (
        <p className="mt-1 text-xs text-muted">{t('previewFrance')}</p>
      )}
    </div>
  );
}

/** In the description, so that whoever hears the dialog hears them with it. */
function Changes({ changes, quotaOf }: Pick<Asked, 'changes'> & Pick<Estimate, 'quotaOf'>) {
  const t = useTranslations('send');
  const wordsOf = (change: EstimateChange) => {
    if (change.of === 'payer') {
      const has = change.has / ONE_CREDIT;
      return change.to === null
        ? t('changedPayer.account', { login: change.from ?? '', has })
        : t('changedPayer.quota', { login: change.to, has });
    }
    const unit = change.of === 'recipients' ? 1 : ONE_CREDIT;
    const name = change.of === 'creditsLeft' && quotaOf !== null ? 'quotaLeft' : change.of;
    return t(`changed.${name}`, { login: quotaOf ?? '', from: change.from / unit, to: change.to / unit });
  };
  return changes.map((change) => (
    <span key={change.of} className="mt-1 block font-medium text-warn">
      {wordsOf(change)}
    </span>
  ));
}
