import type { BulkPreview } from '@/lib/domain/delivery/kept-bulk';
import { groupAlike, sumByCountry } from '@/lib/domain/numbering/by-country';
import { type BulkText, unpackSlice } from '@/lib/domain/sending/bulk';
import { findBlacklisted } from '../blacklist/blacklist';
import { recipientOf } from '../blacklist/waiting-to';
import type { Database } from '../connections/client';
import { readTexts } from './bulk-sends';

/** Slices that are looked at: some ten thousand recipients, and some milliseconds. */
const MOST_SLICES = 100;

const MOST_SHOWN = 10;

type Send = { readonly id: number; readonly accountId: number };

/** To whom a bulk send goes that waits; `texts`: those that its messages share. */
export async function previewSend(
  db: Database,
  { id, accountId }: Send,
  texts: readonly BulkText[],
): Promise<BulkPreview> {
  const slices = await db.bulkSlice.findMany({
    where: { bulkSendId: id },
    orderBy: { firstMessageId: 'asc' },
    take: MOST_SLICES,
    select: { messages: true, ownTextsId: true },
  });
  const numbers = slices.flatMap(({ messages }) => messages.split('\n').map(recipientOf));
  return {
    counted: numbers.length,
    refused: (await findBlacklisted(db, accountId, numbers)).size,
    countries: sumByCountry(groupAlike(numbers)),
    first: await readFirst(db, slices[0], texts),
  };
}

type Slice = { readonly messages: string; readonly ownTextsId: number | null };

async function readFirst(db: Database, slice: Slice | undefined, texts: readonly BulkText[]) {
  // Written since, as its moment has come.
  if (!slice) return [];
  const own = slice.ownTextsId === null ? null : await db.ownTexts.findUnique({ where: { id: slice.ownTextsId } });
  if (slice.ownTextsId !== null && !own) return [];
  const first = slice.messages.split('\n').slice(0, MOST_SHOWN).join('\n');
  return unpackSlice(first, own ? readTexts(own.texts) : texts);
}
