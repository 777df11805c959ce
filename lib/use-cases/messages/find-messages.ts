import { countUnwritten } from '@/lib/db/accounts/traffic';
import { listOpenBulkSends } from '@/lib/db/messages/bulk-sends';
import { listLogLines } from '@/lib/db/messages/log-lines';
import type { BulkSendProgress, LinePage } from '@/lib/domain/delivery/message';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import { MESSAGES_PAGE_SIZE, type MessageListQuery } from '@/lib/schemas/message';
import { defineUseCase } from '../_shared/define-use-case';

const SINCE_EVER = new Date(0);

/** One page of the sending log, with the bulk sends that are still being written. */
export const findMessages = defineUseCase<
  MessageListQuery,
  LinePage & {
    readonly bulkSends: readonly BulkSendProgress[];
    /** Messages of bulk sends that wait for their moment: the log has them from then. */
    readonly unwrittenCount: number;
  }
>({
  action: 'message.read',
  run: async ({ db, now }, { id, timeZone }, query) =>
    ok({
      ...(await listLogLines(db, id, { ...query, limit: MESSAGES_PAGE_SIZE }, periodOf(query, timeZone))),
      bulkSends: await listOpenBulkSends(db, id, now),
      unwrittenCount: await countUnwritten(db, id, SINCE_EVER),
    }),
});
