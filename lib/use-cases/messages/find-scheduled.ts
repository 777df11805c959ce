import { listScheduled } from '@/lib/db/messages/scheduled-log';
import { listWaitingSends } from '@/lib/db/messages/waiting-sends';
import type { LogPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import type { WaitingMessage, WaitingSend } from '@/lib/domain/sending/waiting';
import { periodOf } from '@/lib/domain/time/period';
import { SCHEDULED_PAGE_SIZE, type ScheduledListQuery } from '@/lib/schemas/scheduled';
import { defineUseCase } from '../_shared/define-use-case';

export type Scheduled = LogPage<WaitingMessage> & { readonly sends: readonly WaitingSend[] };

/** What is still to be sent: one page of messages, and every bulk send that waits. */
export const findScheduled = defineUseCase<ScheduledListQuery, Scheduled>({
  action: 'message.read',
  run: async ({ db, now }, { id, timeZone }, query) =>
    ok({
      ...(await listScheduled(db, id, { ...query, limit: SCHEDULED_PAGE_SIZE }, periodOf(query, timeZone))),
      sends: await listWaitingSends(db, id, now),
    }),
});
