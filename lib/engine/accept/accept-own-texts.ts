import type { Accept, AcceptRequest } from '@/lib/domain/sending/acceptance';
import type { Bulk, BulkSlice } from '@/lib/domain/sending/bulk';

/** Of all that is kept of texts before their send is accepted. */
export type OwnTextsKeeper = {
  /** Keeps texts, one JSON for each slice; answers the first of their ids, which follow each other. */
  keepTexts(texts: readonly string[]): Promise<number>;
  /** Takes out those of these that no slice names. */
  dropTexts(ids: readonly number[]): Promise<void>;
};

/**
 * In characters, of the texts that are written in one transaction: others wait for it a few milliseconds. Those of one
 * slice are never parted; they are far fewer (`inBatches`).
 */
const PIECE = 250_000;

/** The send whose texts are being kept, and those behind it: each has all its texts in memory. */
const MOST_AT_HAND = 4;

/**
 * Accepts by the queue given, after the texts of a bulk send whose recipients each have one of their own: they are kept
 * piece by piece, with everybody else in between, so that the transaction that accepts the send only names them. One
 * such send at a time; a text whose send is not accepted is taken out again.
 */
export function acceptOwnTexts(accept: Accept, keeper: OwnTextsKeeper): Accept {
  let atHand = 0;
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const { bulk } = request;
    if (!bulk?.slices.some(({ ownTexts }) => ownTexts !== undefined)) return accept(request);
    if (atHand >= MOST_AT_HAND) return null;
    atHand += 1;
    const outcome = last.then(() => acceptKept(accept, keeper, request, bulk));
    last = outcome.catch(() => undefined).finally(() => (atHand -= 1));
    return outcome;
  };
}

async function acceptKept(accept: Accept, keeper: OwnTextsKeeper, request: AcceptRequest, bulk: Bulk) {
  const ids: number[] = [];
  try {
    const slices: BulkSlice[] = [];
    for (const piece of inPieces(bulk.slices)) {
      const first = await keeper.keepTexts(piece.map(({ ownTexts }) => ownTexts ?? ''));
      for (const [index, { count, credits, messages }] of piece.entries()) {
        ids.push(first + index);
        slices.push({ count, credits, messages, ownTextsId: first + index });
      }
    }
    return await accept({ ...request, bulk: { ...bulk, slices } });
  } finally {
    // Accepted, they are named; of a send that was accepted before under the same key, others are. What cannot be taken
    // out now is at the next start.
    await keeper.dropTexts(ids).catch(() => undefined);
  }
}

function* inPieces(slices: readonly BulkSlice[]): Generator<readonly BulkSlice[]> {
  let piece: BulkSlice[] = [];
  let length = 0;
  for (const slice of slices) {
    const added = slice.ownTexts?.length ?? 0;
    if (piece.length > 0 && length + added > PIECE) {
      yield piece;
      piece = [];
      length = 0;
    }
    length += added;
    piece.push(slice);
  }
  if (piece.length > 0) yield piece;
}
