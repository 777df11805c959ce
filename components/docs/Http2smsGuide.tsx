import type { ReactNode } from 'react';
import { DLR_DESCRIPTIONS } from '@/lib/domain/delivery/dlr';
import { describeMagicNumbers } from '@/lib/domain/delivery/magic-numbers';
import { findPtt, pttCodes } from '@/lib/domain/delivery/ptt';
import { HTTP2SMS_REFUSALS } from '@/lib/domain/http2sms/refusal';
import { sendExample } from '@/lib/domain/http2sms/send-example';
import { GuideTable } from './GuideTable';

const PARAMETERS = [
  ['account', 'yes', 'The SMS account, such as sms-xx11111-1.'],
  ['login', 'yes', 'An API user of that account.'],
  ['password', 'yes', 'Its password.'],
  ['from', 'yes', 'A sender of the account. Left empty with senderForResponse=1.'],
  ['to', 'yes', 'Recipients in international form (+33… or 0033…, also +33 (0)6…), several separated by commas.'],
  ['message', 'yes', 'The text, in UTF-8 unless the request declares its charset; %0d starts a new line.'],
  ['deferred', 'no', 'When to send: hhmmddMMYYYY on the account’s own clock. Absent: at once.'],
  ['class', 'no', '0 shown at once and not kept, 1 phone (the default), 2 SIM, 3 attached device.'],
  ['smsCoding', 'no', '1 7-bit, 2 Unicode. A text that 7 bits cannot hold is always Unicode. SMSencoding is the same.'],
  ['noStop', 'no', '1: no STOP clause, for messages that sell nothing.'],
  ['tag', 'no', 'A label of yours, at most 20 characters.'],
  [
    'contentType',
    'no',
    'text/xml, application/xml, text/json, application/json, text/plain (the default) or text/html.',
  ],
  ['senderForResponse', 'no', '1: from a short number that can be answered; French recipients only.'],
] as const;

const SEGMENTS = [
  ['7-bit', '160', '153', 'GSM alphabet; ^ { } [ ] ~ \\ | and € count twice.'],
  ['Unicode', '70', '67', 'As soon as one character is outside the GSM alphabet.'],
] as const;

const CALLBACK_NAMES = [
  ['id', 'The id that http2sms answered.'],
  ['ptt', 'The ptt code below.'],
  ['date', 'YYYY-MM-DD HH:MM:SS on the account’s clock.'],
  ['description', 'The DLR id below.'],
  ['descriptionDlr', 'The DLR id in words.'],
  ['dlr', 'The DLR id again, which some receivers read instead.'],
] as const;

const refusals = Object.values(HTTP2SMS_REFUSALS)
  .toSorted((left, right) => left.status - right.status)
  .map(({ status, text }) => [text, String(status)] as const);

/** The whole of http2sms on one page: what to send, what comes back, what happens next. */
export function Http2smsGuide({ http2smsUrl }: { http2smsUrl: string }) {
  const example = sendExample({ http2smsUrl, serviceName: 'sms-xx11111-1', login: 'LOGIN', password: 'PASSWORD' });
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">Send SMS with a URL: http2sms</h1>
      <p className="mt-2 max-w-2xl text-muted">
        One GET, or a form POST so that the password stays out of logs. HTTP status is 200 for every answer of the
        gateway itself; the answer’s own code says what happened.
      </p>
      <pre className="mt-4 rounded-xl border border-line bg-surface p-4 font-mono text-sm break-words whitespace-pre-wrap">
        {example}
      </pre>
      <Chapter title="Parameters">
        <p>Names in any case; an empty optional value counts as absent; a repeated name counts once.</p>
        <GuideTable columns={['Name', 'Required', 'Meaning']} rows={PARAMETERS} />
      </Chapter>
      <Chapter title="Length and price">
        <p>
          Each segment to each recipient costs one credit (0.4 to India). A STOP clause is added, and counted, when the
          account asks for it, the sender is a name and the recipient French.
        </p>
        <GuideTable columns={['Coding', 'One segment', 'Each of several', 'When']} rows={SEGMENTS} />
      </Chapter>
      <Chapter title="Answers">
        <p>
          Sent: 100, the credit that this API user can still spend, and one id for each recipient that was valid.
          Refused: nothing was sent and nothing was charged. The first reason that applies is told, checked in this
          order: missing parameters, credentials, disabled, IP, rate, values, sender, recipients, length with the STOP
          clause, quota, credit.
        </p>
        <GuideTable columns={['Reason', 'Code']} rows={refusals} />
      </Chapter>
      <Chapter title="Callbacks">
        <p>
          An API user’s callback URL is called with GET at each change of status. Any 2xx acknowledges; otherwise it is
          tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h. The same change may arrive twice.
        </p>
        <GuideTable columns={['Name', 'Value']} rows={CALLBACK_NAMES} />
      </Chapter>
      <Chapter title="DLR ids">
        <GuideTable columns={['DLR id', 'Meaning']} rows={Object.entries(DLR_DESCRIPTIONS)} />
      </Chapter>
      <Chapter title="ptt codes">
        <GuideTable
          columns={['ptt', 'Meaning', 'Duration']}
          rows={pttCodes().map((code) => [String(code), findPtt(code)?.description, findPtt(code)?.duration] as const)}
        />
      </Chapter>
      <Chapter title="Test numbers of the simulated carrier">
        <p>Any other number is delivered after a moment. These give every other outcome:</p>
        <GuideTable
          columns={['Recipient', 'What happens']}
          rows={describeMagicNumbers().map(({ number, meaning }) => [number, meaning] as const)}
        />
      </Chapter>
    </>
  );
}

function Chapter({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-9 [&>p]:max-w-2xl">
      <h2 className="mb-2 text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}
