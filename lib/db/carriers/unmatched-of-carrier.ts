import { idKeyOf } from '@/lib/domain/delivery/carrier-id';
import { withoutRepeatedText } from '@/lib/domain/delivery/repeated-text';
import { type Bounded, bounded, MOST_COUNTED } from '@/lib/domain/instance/health';
import { type NumberedPage, type PageNumber, placeOfPage } from '@/lib/domain/page';
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { IS_OF_NO_TRIAL } from './trials';

/** Without what stands in the history of a message, and is kept only for another that may get its id. */
export const UNMATCHED = Prisma.sql`${readBy('UnmatchedReceipt', 'UnmatchedReceipt_shown_idx')} WHERE NOT "isRecorded"`;

/** What a carrier has reported of an id that no message has. */
export type KeptReceipt = {
  readonly id: number;
  readonly rawId: string;
  readonly ptt: number;
  readonly text: string;
  readonly at: Date;
  readonly receivedAt: Date;
};

type Asked = PageNumber & { readonly carrier: string; readonly search: string };

const ofCarrier = ({ carrier, search }: Pick<Asked, 'carrier' | 'search'>): Prisma.Sql =>
  search === ''
    ? Prisma.sql`${UNMATCHED} AND carrier = ${carrier} AND ${IS_OF_NO_TRIAL}`
    : Prisma.sql`${UNMATCHED} AND carrier = ${carrier} AND "idKey" = ${idKeyOf(search)}`;

/** One that was kept before that was left out may repeat its message. */
const shown = (one: KeptReceipt): KeptReceipt => ({
  ...one,
  id: Number(one.id),
  ptt: Number(one.ptt),
  text: withoutRepeatedText(one.text),
});

/** The newest first; `search` is a whole id, in whichever capitals, which finds what is reported of a test, too. */
export async function pageOfUnmatched(db: Database, asked: Asked): Promise<NumberedPage<KeptReceipt>> {
  const rows = ofCarrier(asked);
  const [counted] = await db.$queryRaw<{ total: number | bigint }[]>(Prisma.sql`SELECT COUNT(*) AS total FROM ${rows}`);
  const total = Number(counted?.total ?? 0);
  const { page, offset } = placeOfPage(asked, total);
  const found = await db.$queryRaw<KeptReceipt[]>(
    Prisma.sql`SELECT id, "rawId", ptt, text, at, "receivedAt" FROM ${rows}
      ORDER BY id DESC LIMIT ${asked.limit} OFFSET ${offset}`,
  );
  return { rows: found.map(shown), total, page };
}

/** Counted no further than its bound. */
export async function countUnmatched(db: Database, carrier: string): Promise<Bounded> {
  const rows = ofCarrier({ carrier, search: '' });
  const [counted] = await db.$queryRaw<{ found: number | bigint }[]>(
    Prisma.sql`SELECT COUNT(*) AS found FROM (SELECT 1 FROM ${rows} LIMIT ${MOST_COUNTED + 1}) AS first`,
  );
  return bounded(Number(counted?.found ?? 0));
}
