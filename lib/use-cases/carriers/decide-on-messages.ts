import { lockAccount } from '@/lib/db/accounts/accounts';
import { isDeletedCarrier, listCarriers } from '@/lib/db/carriers/carriers';
import { inTransaction, type Transaction } from '@/lib/db/connections/client';
import { insertEvents } from '@/lib/db/messages/status-store';
import { decideUndecided, stillWaits } from '@/lib/db/messages/undecided';
import type { Actor } from '@/lib/domain/authorisation/actor';
import { carriersInForce } from '@/lib/domain/carrier/carrier';
import { err, ok } from '@/lib/domain/result';
import { nextTurn } from '@/lib/platform/batching/long-work';
import type { DecidedMessages } from '@/lib/schemas/carrier-undecided';
import { defineInstanceUseCase, tellAccount } from '../_shared/define-instance-use-case';
import { recordChange } from '../_shared/record-change';
import { recordOnInstance } from '../_shared/record-on-instance';

type Input = DecidedMessages & { readonly name: string };
type By = { readonly actor: Actor; readonly clock: () => Date };

/** Messages that are decided in one transaction: what accepts messages waits for no more. */
const AT_ONCE = 500;

type Messages = Awaited<ReturnType<typeof decideUndecided>>;

/** Says in each message's history that it is given to a carrier once more; what counts as sent or ends says so once that is done. */
const tellHistory = (tx: Transaction, messages: Messages, at: Date) =>
  insertEvents(
    tx,
    messages.map(({ id: messageId }) => ({
      ...{ messageId, at, state: 'accepted' as const, ptt: 0, dlrId: 0 as const, segment: null, carrierText: '' },
      ...{ reason: 'decided_again' as const, applied: false },
    })),
  );

/** Decides of some of them, with an entry in the audit log of each account; answers whose they are. */
async function decideSome(tx: Transaction, { name, ...input }: Input, { actor, clock }: By): Promise<Messages> {
  const isTaking = carriersInForce(await listCarriers(tx)).some((carrier) => carrier.name === name);
  const messages = await decideUndecided(tx, { ...input, carrier: name, isTaking, limit: AT_ONCE }, clock());
  const byAccount = [...Map.groupBy(messages, ({ accountId }) => accountId)].toSorted(([one], [other]) => one - other);
  for (const [id] of byAccount) await lockAccount(tx, id);
  // Behind the locks: what others have written in these logs is no newer.
  const now = clock();
  if (input.decision === 'again') await tellHistory(tx, messages, now);
  for (const [id, theirs] of byAccount) {
    const [first] = theirs;
    const after = { decision: input.decision, count: theirs.length, messageId: first?.id ?? 0, carrier: name };
    await recordChange(tx, { scope: { id }, actor, now }, { action: 'message.decide', subject: '', after });
  }
  if (messages.length > 0) {
    const after = { decision: input.decision, count: messages.length };
    await recordOnInstance(tx, { actor, now }, { action: 'message.decide', subject: name, after });
  }
  return messages;
}

/**
 * Decides what becomes of messages that a carrier may have sent: they are given to it once more (or, while it takes
 * nothing, to whichever carrier does), count as sent, or end as unknown; none of it costs anything or gives anything
 * back. Answers of how many. The engine carries it out, so a process that dies in between leaves what was decided. Very
 * many go in several transactions.
 */
export const decideOnMessages = defineInstanceUseCase<
  Input,
  { readonly count: number },
  'decided_already' | 'part_sent' | 'part_sent_by_deleted'
>({
  action: 'message.decide',
  subject: ({ name, decision }, { count }) => `${count} of ${name}: ${decision}`,
  run: async ({ db, events, clock }, input, actor) => {
    let count = 0;
    for (;;) {
      const messages = await inTransaction(db, (tx) => decideSome(tx, input, { actor, clock }));
      count += messages.length;
      for (const accountId of new Set(messages.map((one) => one.accountId)))
        tellAccount(events, accountId, ['messages', 'audit']);
      if (messages.length < AT_ONCE) break;
      await nextTurn();
    }
    if (count > 0) return ok({ count });
    if (!(await stillWaits(db, input))) return err('decided_already');
    return err((await isDeletedCarrier(db, input.name)) ? 'part_sent_by_deleted' : 'part_sent');
  },
});
