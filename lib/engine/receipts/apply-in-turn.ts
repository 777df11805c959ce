import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { matchReceipts, type Named } from '@/lib/db/messages/match-receipts';
import { dropUnmatchedReceipts, keepUnmatchedReceipts } from '@/lib/db/messages/unmatched-receipts';
import type { CarrierReceipt, MessageReceipt } from '@/lib/domain/delivery/apply-receipt';
import { idKeyOf } from '@/lib/domain/delivery/carrier-id';
import { isFinal } from '@/lib/domain/delivery/message-state';
import { outcomeOf } from '@/lib/domain/delivery/receipt';
import { type Applied, applyReceipts, type CallbackIntake } from './apply-receipts';

/** One that came just now, or one that is kept as unmatched, under this id of ours. */
type Receipt = CarrierReceipt & { readonly id?: number };
type Matched = { readonly receipt: Receipt; readonly of: Named | undefined };

type News = { readonly answers: readonly MessageReceipt[]; readonly receipts: readonly Receipt[] };
type Options = { readonly now: Date; readonly takerFor: CallbackIntake['takerFor'] };

/**
 * Applies what carriers answered and then what they reported, as if each had come alone: a carrier may give one id
 * twice, and then what one receipt ends decides whose the next is. Without that there is one turn.
 *
 * A receipt that names nothing of ours, or only what is settled, may have overtaken the commit that stores its id, anew
 * or again, so it is kept until that comes (early-receipts.ts).
 */
export async function applyInTurn(
  tx: SqlTransaction,
  { answers, receipts }: News,
  options: Options,
): Promise<readonly Applied[]> {
  const applied: Applied[] = [];
  const all: Matched[] = [];
  let due = [...answers];
  let rest = receipts;
  do {
    const { matched, later } = takeTurn(rest, await matchReceipts(tx, rest, options.now));
    for (const { receipt, of } of matched) {
      // What is kept and still changes nothing was recorded when it came.
      if (of && (!of.settled || !isKept(receipt))) due.push({ ...receipt, ...of });
    }
    applied.push(await applyReceipts(tx, due, options));
    all.push(...matched);
    due = [];
    rest = later;
  } while (rest.length > 0);
  const isOpen = ({ of }: Matched) => of?.settled === false;
  const unmatched = all.filter((one) => !isOpen(one) && !isKept(one.receipt));
  await keepUnmatchedReceipts(
    tx,
    unmatched.map(({ receipt }) => receipt),
    options.now,
  );
  await dropUnmatchedReceipts(
    tx,
    all.filter(isOpen).flatMap(({ receipt }) => receipt.id ?? []),
  );
  return applied;
}

const isKept = ({ id }: Receipt): boolean => id !== undefined;

/** Of each id the receipts up to the first that ends something: those that follow may be of something else by then. */
function takeTurn(receipts: readonly Receipt[], named: readonly (Named | undefined)[]) {
  const matched: Matched[] = [];
  const later: Receipt[] = [];
  const ended = new Set<string>();
  for (const [index, receipt] of receipts.entries()) {
    const key = `${receipt.carrier} ${idKeyOf(receipt.rawId)}`;
    if (ended.has(key)) {
      later.push(receipt);
      continue;
    }
    const of = named[index];
    matched.push({ receipt, of });
    if (of && !of.settled && isFinal(outcomeOf(receipt).state)) ended.add(key);
  }
  return { matched, later };
}
