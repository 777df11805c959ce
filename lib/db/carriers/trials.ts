/** Ids by which carriers know the messages by which they were tried, which are of no account. */
import { idKeyOf } from '@/lib/domain/delivery/carrier-id';
import type { Transaction } from '../connections/client';
import { Prisma } from '../generated/client';

/** As long as what is reported of them is kept. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** Remembers such an id. */
export async function keepTrial(tx: Transaction, carrier: string, carrierId: string, at: Date): Promise<void> {
  const idKey = idKeyOf(carrierId);
  if (idKey === null) return;
  await tx.$executeRaw`
    INSERT INTO "CarrierTrial" (carrier, "idKey", at) VALUES (${carrier}, ${idKey}, ${at})
    ON CONFLICT (carrier, "idKey") DO UPDATE SET at = ${at}`;
  const oldest = new Date(at.getTime() - KEPT_MS);
  await tx.$executeRaw`DELETE FROM "CarrierTrial" WHERE at < ${oldest}`;
}

/** Whether an unmatched receipt is of no such message: of those it was seen by whoever tried. */
export const IS_OF_NO_TRIAL = Prisma.sql`NOT EXISTS (SELECT 1 FROM "CarrierTrial" t
  WHERE t.carrier = "UnmatchedReceipt".carrier AND t."idKey" = "UnmatchedReceipt"."idKey")`;
