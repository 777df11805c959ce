import { readForSending } from '@/lib/db/accounts/accounts';
import type { UnwrittenSend } from '@/lib/db/messages/waiting-sends';
import type { Credits } from '@/lib/domain/credits';
import { err, ok, type Result } from '@/lib/domain/result';
import { type Bulk, creditsOf } from '@/lib/domain/sending/bulk';
import { editBulk } from '@/lib/domain/sending/edit-bulk';
import { withoutStopClause } from '@/lib/domain/sms/stop-clause-text';
import { readSendingMoment, type SendingMomentFault } from '@/lib/domain/time/sending-moment';
import { isTimeZone } from '@/lib/domain/time/time-zone';
import { formatInZone } from '@/lib/domain/time/zoned-time';
import { inTurns } from '@/lib/platform/batching/long-work';
import type { EditInput } from '@/lib/schemas/scheduled';
import type { PanelDependencies } from './define-use-case';
import { mayLeaveAt, textsOf } from './may-leave-at';
import { findDeclared } from './read-composition';

/** What becomes of something that waits. */
export type EditPlan = {
  readonly sender: string;
  readonly smsClass: number;
  readonly dueAt: Date;
  /** Another text, or the same from somebody else, priced anew; null: what is sent stays as it is. */
  readonly bulk: Bulk | null;
  readonly credits: Credits;
};

/**
 * `text_fixed`: each recipient has a text of their own, made of columns that nobody has kept. So another sender is
 * refused, too, which may bring another STOP clause.
 */
export type EditRefusal = ContentRefusal | 'outside_hours';
type ContentRefusal = 'sender_gone' | 'message_too_long' | 'text_fixed' | SendingMomentFault;

/** The moment that it has stays as it is, to the second, also once it has come. */
function readDueAt({ when, at, atZone }: EditInput, dueAt: Date, now: Date): Result<Date, SendingMomentFault> {
  if (when === 'now') return ok(now);
  const isSame = isTimeZone(atZone) && formatInZone(dueAt, atZone).slice(0, 16) === at.replace('T', ' ');
  return isSame ? ok(dueAt) : readSendingMoment(at, atZone, now);
}

type Dependencies = Pick<PanelDependencies, 'db' | 'prices' | 'now'>;

/** Finds what an edit makes of something that waits, by the rules of sending; nothing is written by it. */
export async function planEdit(
  dependencies: Dependencies,
  accountId: number,
  before: UnwrittenSend,
  input: EditInput,
): Promise<Result<EditPlan, EditRefusal>> {
  const planned = await planContent(dependencies, accountId, before, input);
  if (!planned.ok) return planned;
  const { dueAt, bulk } = planned.value;
  const texts = textsOf(dependencies.db, { id: before.id, texts: (bulk ?? before).texts });
  return (await mayLeaveAt(dependencies.db, accountId, texts, dueAt)) ? planned : err('outside_hours');
}

async function planContent(
  { db, prices, now }: Dependencies,
  accountId: number,
  before: UnwrittenSend,
  input: EditInput,
): Promise<Result<EditPlan, ContentRefusal>> {
  const moment = readDueAt(input, before.dueAt, now);
  if (!moment.ok) return moment;
  const { stopClause } = await readForSending(db, accountId);
  const written = before.texts.map(
    ({ text }) => withoutStopClause(text, stopClause.text, ...stopClause.earlier).message,
  );
  const isSameSender = input.sender === before.sender;
  const sender = isSameSender ? before.sender : await findDeclared(db, accountId, input.sender);
  if (sender === undefined) return err('sender_gone');
  const common = { sender, smsClass: Number(input.smsClass), dueAt: moment.value };
  const { message } = input;
  const isSameText = message === null || written.includes(message);
  if (isSameSender && isSameText) return ok({ ...common, bulk: null, credits: before.credits });
  if (message === null || before.texts.length === 0) return err('text_fixed');
  const bulk = await inTurns(editBulk(before, { sender, message, stopClause }, prices.at(now)));
  return bulk ? ok({ ...common, bulk, credits: creditsOf(bulk) }) : err('message_too_long');
}
