import type { Database } from '@/lib/db/connections/client';
import { findQuotaThatPaid } from '@/lib/db/ledger/payments';
import type { PaidSend, Sent } from '@/lib/domain/sending/acceptance';

/** What was sent, with who paid: the ledger knows, whatever was set when it was asked for. */
export async function withPayer(db: Database, accountId: number, { messageIds, credits }: Sent): Promise<PaidSend> {
  return { messageIds, credits, quotaOf: await findQuotaThatPaid(db, accountId, messageIds.first) };
}
