import { findPayees } from '@/lib/db/ledger/payments';
import { listScheduled } from '@/lib/db/messages/scheduled-log';
import { listWaitingSends } from '@/lib/db/messages/waiting-sends';
import type { LogPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import type { WaitingMessage, WaitingSend, WithPayee } from '@/lib/domain/sending/waiting';
import { periodOf } from '@/lib/domain/time/period';
import { SCHEDULED_PAGE_SIZE, type ScheduledListQuery } from '@/lib/schemas/scheduled';
import { defineUseCase } from '../_shared/define-use-case';

export type Scheduled = LogPage<WaitingMessage & WithPayee> & { readonly sends: readonly (WaitingSend & WithPayee)[] };

/** What is still to be sent: one page of messages, and every bulk send that waits. */
export const findScheduled = defineUseCase<ScheduledListQuery, Scheduled>({
  action: 'message.read',
  run: async ({ db, now }, { id, timeZone }, query) => {
    const page = await listScheduled(db, id, { ...query, limit: SCHEDULED_PAGE_SIZE }, periodOf(query, timeZone));
    const sends = await listWaitingSends(db, id, now);
    const payees = await findPayees(
      db,
      [...page.rows, ...sends].map((waiting) => waiting.id),
    );
    const withPayee = <Waiting extends { readonly id: number }>(waiting: Waiting): Waiting & WithPayee => ({
      ...waiting,
      quotaOf: payees.get(waiting.id) ?? null,
    });
    return ok({ ...page, rows: page.rows.map(withPayee), sends: sends.map(withPayee) });
  },
});
