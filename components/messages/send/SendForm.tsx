'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Credits } from '@/lib/domain/credits';
import { readMergeText } from '@/lib/domain/sending/merge-fields';
import type { AccountDetails } from '@/lib/schemas/account';
import type { SenderRow } from '@/lib/schemas/sender';
import { ActionForm } from '../../forms/ActionForm';
import { CsvImport } from '../../forms/CsvImport';
import { Field } from '../../forms/Field';
import { newKey } from '../../forms/new-key';
import { onDemand } from '../../forms/on-demand';
import { AnsweredText } from './AnsweredText';
import { EstimatePanel } from './EstimatePanel';
import { MessageField } from './MessageField';
import { PayerField } from './PayerField';
import { PhonePreview } from './PhonePreview';
import { RecipientsField } from './RecipientsField';
import { SenderFields } from './SenderFields';
import { SendFoot } from './SendFoot';
import { StopField } from './StopField';
import { type OnSent, type SendFormState, useSendForm } from './use-send-form';
import { WhenFields } from './WhenFields';

const SendDialog = onDemand(async () => (await import('./SendDialog')).SendDialog);
const TestDialog = onDemand(async () => (await import('./TestDialog')).TestDialog);

type Props = {
  account: AccountDetails;
  senders: readonly SenderRow[];
  onSent: OnSent;
};

/** Whether the text has, or seems to have, fields that the columns of a file fill in. */
const wantsColumns = ({ columns, message }: SendFormState['values']) =>
  columns.length > 0 || readMergeText(message, []).unknown.length > 0;

/** Everything about one send, with what it costs beside it. */
export function SendForm({ account, senders, onSent }: Props) {
  /** The key of the test that is being asked for. */
  const [testKey, setTestKey] = useState<string | null>(null);
  const t = useTranslations('send');
  const formId = useId();
  const { serviceName, timeZone, creditsLeft, stopClauseEnabled, stopClauseText } = account;
  const send = useSendForm(account, senders, onSent);
  const { register, values, estimate, faultOf } = send;
  const sender = senders.find((other) => other.sender === values.sender);
  // Until a sender is chosen, as the estimate takes it: a name.
  const mayHaveStop = stopClauseEnabled && sender?.type !== 'number';
  const shownSender = sender?.groupedSender ?? values.sender;
  const clause = mayHaveStop && !values.noStop ? stopClauseText : null;
  return (
    <div className="-mt-2 flex flex-col gap-x-4 md:grid md:grid-cols-12 md:items-start">
      <section className="mt-4 rounded-lg border border-line bg-surface p-4 shadow-card md:col-span-7">
        <ActionForm id={formId} fault={null} onSubmit={send.onSubmit}>
          {send.answered && <AnsweredText answered={send.answered} timeZone={timeZone} />}
          <SenderFields send={send} senders={senders} chosen={sender} />
          <CsvImport wantsColumns={wantsColumns(values)} onTake={send.takeRecipients}>
            {(button) => (
              <RecipientsField
                action={button}
                estimate={send.recipientEstimate}
                columns={values.columns}
                onNumbersOnly={send.keepNumbersOnly}
                error={faultOf('recipients')}
                {...register('recipients')}
              />
            )}
          </CsvImport>
          <MessageField
            text={values.message}
            clause={clause}
            columns={values.columns}
            estimate={estimate}
            onWrite={(text) => send.set('message', text)}
            error={faultOf('message')}
            {...register('message')}
          />
          {mayHaveStop && (
            <StopField
              serviceName={serviceName}
              isAnswer={send.answered !== null}
              isWaived={values.noStop}
              onWaive={(isWaived) => send.set('noStop', isWaived)}
            />
          )}
          <WhenFields send={send} timeZone={timeZone} />
          <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
            <PayerField serviceName={serviceName} creditsLeft={creditsLeft} send={send} />
            <Field
              label={t('tag')}
              hint={t('tagHint')}
              autoComplete="off"
              error={faultOf('tag')}
              {...register('tag')}
            />
          </div>
        </ActionForm>
      </section>
      <SendAside
        serviceName={serviceName}
        sender={shownSender}
        send={send}
        creditsLeft={creditsLeft}
        clause={clause}
        formId={formId}
        onTest={() => setTestKey(newKey())}
      />
      {testKey !== null && (
        <TestDialog
          serviceName={serviceName}
          input={send.written()}
          estimate={estimate}
          sendKey={testKey}
          onClose={() => setTestKey(null)}
        />
      )}
      {send.asked && (
        <SendDialog
          serviceName={serviceName}
          sender={shownSender}
          clause={clause}
          {...send.asked}
          onSent={send.sent}
          onClose={send.close}
        />
      )}
    </div>
  );
}

type AsideProps = {
  serviceName: string;
  /** As people read it. */
  sender: string;
  send: SendFormState;
  creditsLeft: Credits;
  clause: string | null;
  formId: string;
  onTest: () => void;
};

/** What it costs with the button that sends it, which on a phone stays below everything; and how it arrives. */
function SendAside({ serviceName, sender, send, creditsLeft, clause, formId, onTest }: AsideProps) {
  const { values, estimate, estimateFault, isEstimateBlocked, checkTest } = send;
  return (
    <div className="contents md:sticky md:top-0 md:col-span-5 md:block">
      <EstimatePanel
        serviceName={serviceName}
        estimate={estimate}
        fault={estimateFault}
        isBlocked={isEstimateBlocked}
        creditsLeft={estimate?.quotaOf ? estimate.creditsLeft : creditsLeft}
        hasText={values.message !== ''}
      />
      <SendFoot send={send} formId={formId} />
      <PhonePreview
        sender={sender}
        text={values.message}
        clause={clause}
        merged={estimate?.merged ?? null}
        onTest={() => void checkTest().then((isFine) => isFine && onTest())}
      />
    </div>
  );
}
