import { listOpenBulkSends } from '@/lib/db/messages/bulk-sends';
import { listLogLines } from '@/lib/db/messages/log-lines';
import { countUnlisted } from '@/lib/db/messages/unlisted';
import type { BulkSendProgress, LinePage } from '@/lib/domain/delivery/message';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import { MESSAGES_PAGE_SIZE, type MessageListQuery } from '@/lib/schemas/message';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of the sending log, with the bulk sends that are still being written. */
export const findMessages = defineUseCase<
  MessageListQuery,
  LinePage & {
    readonly bulkSends: readonly BulkSendProgress[];
    /** Messages of bulk sends that wait for their moment, and that it may be about: the log has them from then. */
    readonly unwrittenCount: number;
  }
>({
  action: 'message.read',
  run: async ({ db, now }, { id, timeZone }, query) => {
    const period = periodOf(query, timeZone);
    return ok({
      ...(await listLogLines(db, id, { ...query, limit: MESSAGES_PAGE_SIZE }, period)),
      bulkSends: await listOpenBulkSends(db, id, now),
      unwrittenCount: await countUnlisted(db, id, query, period),
    });
  },
});
