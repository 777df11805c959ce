import { listIncoming } from '@/lib/db/incoming/incoming-log';
import type { KeptReply } from '@/lib/domain/incoming/incoming-message';
import { withKeptBy } from '@/lib/domain/incoming/reply-kept-by';
import type { LogPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import { INCOMING_PAGE_SIZE, type IncomingListQuery } from '@/lib/schemas/incoming';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of what people have sent to the account. */
export const findIncoming = defineUseCase<IncomingListQuery, LogPage<KeptReply>>({
  action: 'incoming.read',
  run: async ({ db, now }, { id, timeZone }, query) => {
    const page = await listIncoming(db, id, { ...query, limit: INCOMING_PAGE_SIZE }, periodOf(query, timeZone));
    return ok({ ...page, rows: page.rows.map((reply) => withKeptBy(reply, now)) });
  },
});
