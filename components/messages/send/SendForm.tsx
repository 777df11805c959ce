'use client';

import { useState } from 'react';
import type { Credits } from '@/lib/domain/credits';
import type { PaidSend } from '@/lib/domain/sending/acceptance';
import { readMergeText } from '@/lib/domain/sending/merge-fields';
import type { AccountDetails } from '@/lib/schemas/account';
import type { SenderRow } from '@/lib/schemas/sender';
import { ActionForm } from '../../forms/ActionForm';
import { newKey } from '../../forms/new-key';
import { CsvImport } from './CsvImport';
import { EstimatePanel } from './EstimatePanel';
import { MessageField } from './MessageField';
import { PayerField } from './PayerField';
import { PhonePreview } from './PhonePreview';
import { RecipientsField } from './RecipientsField';
import { SendDialog } from './SendDialog';
import { SenderFields } from './SenderFields';
import { SendFoot } from './SendFoot';
import { StopSwitch } from './StopSwitch';
import { TestDialog } from './TestDialog';
import { type SendFormState, useSendForm } from './use-send-form';
import { WhenFields } from './WhenFields';

type Props = { account: AccountDetails; senders: readonly SenderRow[]; onSent: (sent: PaidSend) => void };

/** Whether the text has, or seems to have, fields that the columns of a file fill in. */
const wantsColumns = ({ columns, message }: SendFormState['values']) =>
  columns.length > 0 || readMergeText(message, []).unknown.length > 0;

/** Everything about one send, with what it costs beside it. */
export function SendForm({ account, senders, onSent }: Props) {
  /** The key of the test that is being asked for. */
  const [testKey, setTestKey] = useState<string | null>(null);
  const { serviceName, timeZone, creditsLeft, stopClauseEnabled, stopClauseText } = account;
  const send = useSendForm(account, senders.length === 1 ? senders[0]?.sender : undefined, onSent);
  const { register, values, estimate, faultOf } = send;
  const sender = senders.find((other) => other.sender === values.sender);
  const mayHaveStop = stopClauseEnabled && sender?.type === 'name';
  const clause = mayHaveStop && !values.noStop ? stopClauseText : null;
  return (
    <div className="-mt-2 grid grid-cols-1 items-start gap-x-4 md:grid-cols-12">
      <section className="mt-4 rounded-lg border border-line bg-surface p-4 shadow-card md:col-span-7">
        <ActionForm fault={null} onSubmit={send.onSubmit}>
          <SenderFields send={send} senders={senders} chosen={sender} />
          <CsvImport wantsColumns={wantsColumns(values)} onTake={send.takeRecipients}>
            <RecipientsField
              estimate={values.recipients.trim() === '' ? null : estimate}
              columns={values.columns}
              onNumbersOnly={send.keepNumbersOnly}
              error={faultOf('recipients')}
              {...register('recipients')}
            />
          </CsvImport>
          <MessageField
            text={values.message}
            clause={clause}
            columns={values.columns}
            estimate={estimate}
            onWrite={send.write}
            error={faultOf('message')}
            {...register('message')}
          />
          {mayHaveStop && <StopSwitch {...register('noStop')} />}
          <WhenFields send={send} timeZone={timeZone} />
          <PayerField serviceName={serviceName} creditsLeft={creditsLeft} send={send} />
          <SendFoot send={send} onTest={() => setTestKey(newKey())} />
        </ActionForm>
      </section>
      <SendAside send={send} creditsLeft={creditsLeft} clause={clause} />
      {testKey !== null && (
        <TestDialog
          serviceName={serviceName}
          input={send.written()}
          estimate={estimate}
          sendKey={testKey}
          onClose={() => setTestKey(null)}
        />
      )}
      {send.asked && <SendDialog serviceName={serviceName} {...send.asked} onSent={send.sent} onClose={send.close} />}
    </div>
  );
}

/** What it costs, and how it arrives. */
function SendAside({
  send,
  creditsLeft,
  clause,
}: {
  send: SendFormState;
  creditsLeft: Credits;
  clause: string | null;
}) {
  const { values, estimate, estimateFault } = send;
  return (
    <div className="md:col-span-5">
      <EstimatePanel
        estimate={estimate}
        fault={estimateFault}
        creditsLeft={estimate?.quotaOf ? estimate.creditsLeft : creditsLeft}
        hasText={values.message !== ''}
      />
      <PhonePreview sender={values.sender} text={values.message} clause={clause} merged={estimate?.merged ?? null} />
    </div>
  );
}
