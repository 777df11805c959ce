import { noteBases } from '@/lib/db/carriers/seen-ids';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { matchReceipts, type Named, namedBy } from '@/lib/db/messages/match-receipts';
import {
  dropUnmatchedReceipts,
  keepUnmatchedReceipts,
  noteRecorded,
  type UnmatchedReceipt,
} from '@/lib/db/messages/unmatched-receipts';
import type { CarrierReceipt, MessageReceipt } from '@/lib/domain/delivery/apply-receipt';
import { isFinal } from '@/lib/domain/delivery/message-state';
import { outcomeOf } from '@/lib/domain/delivery/receipt';
import { type Applied, applyReceipts, type CallbackIntake } from './apply-receipts';

type News = {
  readonly answers: readonly MessageReceipt[];
  /** Kept until now. */
  readonly unmatched: readonly UnmatchedReceipt[];
  readonly receipts: readonly CarrierReceipt[];
};
type Options = { readonly now: Date; readonly takerFor: CallbackIntake['takerFor'] };

type ToMatch = {
  readonly receipt: CarrierReceipt;
  /** Its id among the unmatched; null: it came just now. */
  readonly keptAs: number | null;
  /** Whether it stands in a history already. */
  readonly isRecorded: boolean;
};
type Matched = ToMatch & { readonly of: Named | undefined };

/**
 * Applies what carriers answered and then their receipts, as if each had come alone: a carrier may give one id
 * twice, and then what one receipt ends decides whose the next is. Without that there is one turn.
 *
 * A receipt that names nothing of ours, or only what is settled, may have overtaken the commit that stores its id, anew
 * or again, so it is kept until that comes (find-unmatched.ts).
 */
export async function applyInTurn(
  tx: SqlTransaction,
  { answers, unmatched, receipts }: News,
  options: Options,
): Promise<readonly Applied[]> {
  const applied: Applied[] = [];
  const all: Matched[] = [];
  let due = [...answers];
  let rest: readonly ToMatch[] = [
    ...unmatched.map((receipt) => ({ receipt, keptAs: receipt.id, isRecorded: receipt.isRecorded })),
    ...receipts.map((receipt) => ({ receipt, keptAs: null, isRecorded: false })),
  ];
  do {
    const named = await matchReceipts(
      tx,
      rest.map(({ receipt }) => receipt),
      options.now,
    );
    const { matched, later } = await takeTurn(rest, named);
    due.push(...matched.flatMap(toApply));
    applied.push(await applyReceipts(tx, due, options));
    all.push(...matched);
    due = [];
    rest = later;
  } while (rest.length > 0);
  await learnIds(tx, all);
  await keepOrDrop(tx, all, options.now);
  return applied;
}

/** What moved something is kept no longer; the rest is, and what it stands in the history of is noted. */
async function keepOrDrop(tx: SqlTransaction, matched: readonly Matched[], now: Date): Promise<void> {
  const open = matched.filter(isOpen);
  const others = matched.filter((one) => !isOpen(one));
  const isNews = ({ of, isRecorded }: Matched) => of !== undefined && !isRecorded;
  await keepUnmatchedReceipts(
    tx,
    others.flatMap((one) => (one.keptAs === null ? { ...one.receipt, isRecorded: isNews(one) } : [])),
    now,
  );
  await noteRecorded(
    tx,
    others.filter(isNews).flatMap(({ keptAs }) => keptAs ?? []),
  );
  await dropUnmatchedReceipts(
    tx,
    open.flatMap(({ keptAs }) => keptAs ?? []),
  );
}

/** Of carriers whose receipts were found by ids in another base than their answers'. */
async function learnIds(tx: SqlTransaction, matched: readonly Matched[]): Promise<void> {
  const found = matched.flatMap(({ receipt, of }) => (of?.base ? { carrier: receipt.carrier, base: of.base } : []));
  for (const [carrier, theirs] of Map.groupBy(found, (one) => one.carrier))
    await noteBases(
      tx,
      carrier,
      theirs.map(({ base }) => base),
    );
}

const isOpen = ({ of }: Matched): boolean => of?.settled === false;

/** What changes nothing is recorded once. */
function toApply({ receipt, isRecorded, of }: Matched): MessageReceipt[] {
  return of && (!of.settled || !isRecorded)
    ? of.segments.map((segment) => ({ ...receipt, messageId: of.messageId, segment, reason: null }))
    : [];
}

/** Of each id the receipts up to the first that ends something: those that follow may be of something else by then. */
async function takeTurn(receipts: readonly ToMatch[], named: (receipt: CarrierReceipt) => Promise<Named | undefined>) {
  const matched: Matched[] = [];
  const later: ToMatch[] = [];
  const ended = new Set<string>();
  for (const one of receipts) {
    const { receipt } = one;
    const id = namedBy(receipt);
    if (ended.has(id)) {
      later.push(one);
      continue;
    }
    const found = { ...one, of: await named(receipt) };
    matched.push(found);
    if (isOpen(found) && isFinal(outcomeOf(receipt).state)) ended.add(id);
  }
  return { matched, later };
}
