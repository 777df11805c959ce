/** A submit_sm on its way to the accept queue, by everything that a script's request passes. */
import { type Http2smsParameters, readParameters } from '@/lib/domain/http2sms/parameters';
import type { Http2smsRefusal } from '@/lib/domain/http2sms/refusal';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Accept } from '@/lib/domain/sending/acceptance';
import type { Joins, Part } from '@/lib/domain/smpp/submission';
import { isVisible } from '@/lib/domain/sms/message-text';
import { sendByHttp2sms } from '../http2sms/send-by-http2sms';
import type { Joining } from './join-parts';
import { type Submit, textOf } from './read-submit';
import type { BoundUser, SmppParts } from './smpp-parts';

/** The id that it is answered with. */
export type Outcome = Result<number, Http2smsRefusal>;

/** Of a part: meanwhile others were kept, by another node, with which it is whole. It was not kept, and is to be looked at again. */
type KeptOutcome = Result<number, Http2smsRefusal | 'was_last'>;

export type Sending = Pick<SmppParts, 'engine' | 'credentials' | 'prices' | 'now'>;

export async function submitMessage(
  parts: Sending,
  joining: Joining,
  user: BoundUser,
  submit: Submit,
): Promise<KeptOutcome> {
  const { joins } = submit;
  if (!joins)
    return send(parts, user, submit, textOf([submit.octets], submit.dataCoding), acceptWith(parts, submit, []));
  const part = partOf(user, submit, joins);
  const known = joining.find(part);
  if (known) return ok(known.id);
  const others = joining.othersOf(part);
  if (!others) return keep(parts, joining, user, submit, part);
  const all = [...others, { joins, octets: part.octets }].sort((one, other) => one.joins.number - other.joins.number);
  const text = textOf(
    all.map(({ octets }) => Buffer.from(octets, 'base64')),
    submit.dataCoding,
  );
  const before = others.map(({ id }) => id);
  const letGo = joining.hold(part);
  try {
    const sent = await send(parts, user, submit, text, acceptWith(parts, submit, before));
    // Refused, they wait for the last to come again, and end as undelivered if it never does.
    if (sent.ok) joining.drop(part);
    return sent;
  } finally {
    letGo();
  }
}

export const partOf = (
  { accountId, apiUserId }: BoundUser,
  { wish, addresses, octets }: Submit,
  joins: Joins,
): Part => ({
  accountId,
  apiUserId,
  wish,
  addresses,
  joins,
  octets: octets.toString('base64'),
});

const acceptWith =
  ({ engine }: Sending, { wish, addresses }: Submit, before: readonly number[]): Accept =>
  async (request) => {
    const outcome = await engine.accept({ ...request, submitted: { wish, addresses, before } });
    // They have become a message, perhaps this very one, or have ended: whoever waits for an answer says it again.
    return outcome?.ok === false && outcome.error === 'parts_gone' ? null : outcome;
  };

/** One that is not the last is checked like the whole, and kept: what it costs is paid with the last. */
async function keep(
  parts: Sending,
  joining: Joining,
  user: BoundUser,
  submit: Submit,
  part: Part,
): Promise<KeptOutcome> {
  if (joining.isFull(part)) return err('overloaded');
  const text = textOf([submit.octets], submit.dataCoding);
  let wasLast = false;
  const accept = async () => {
    const kept = await parts.engine.keepPart(part);
    wasLast = !kept.ok && kept.error === 'was_last';
    if (!kept.ok) return null;
    const id = kept.value;
    joining.add({ ...part, id, at: parts.now() });
    return ok({ messageIds: { first: id, count: 1 }, creditsLeft: 0 });
  };
  // Blanks alone may stand between words, in their middle.
  const sent = await send(parts, user, submit, isVisible(text) ? text : '-', accept);
  return wasLast ? err('was_last') : sent;
}

async function send(
  { credentials, prices, now }: Sending,
  user: BoundUser,
  submit: Submit,
  message: string,
  accept: Accept,
): Promise<Outcome> {
  const { authenticate, forget } = credentials;
  const sent = await sendByHttp2sms(
    { authenticate, forget, withinRate: () => true, accept, prices, now },
    parametersOf(user, submit, message),
    { clientIp: user.clientIp, deferredUntil: submit.leavesAt ? wholeMinute(submit.leavesAt) : undefined },
  );
  return sent.ok ? ok(sent.value.messageIds.first) : sent;
}

function parametersOf(
  { account, login, password, noStop }: BoundUser,
  { from, to, coding }: Submit,
  message: string,
): Http2smsParameters {
  return readParameters([
    ['account', account],
    ['login', login],
    ['password', password],
    ['from', from],
    ['to', to],
    ['message', message],
    ['class', coding.smsClass === null ? '' : String(coding.smsClass)],
    ['smsCoding', coding.alphabet === 'ucs2' ? '2' : ''],
    ['noStop', noStop ? '1' : ''],
    ['senderForResponse', from === '' ? '1' : ''],
  ]);
}

const MINUTE_MS = 60_000;

/** Seconds are told nowhere: not before the moment that was asked for. */
const wholeMinute = (moment: Date): Date => new Date(Math.ceil(moment.getTime() / MINUTE_MS) * MINUTE_MS);
