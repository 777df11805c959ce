import { listIncoming } from '@/lib/db/incoming/incoming-log';
import type { IncomingMessage } from '@/lib/domain/incoming/incoming-message';
import type { IncomingFilterQuery } from '@/lib/schemas/incoming';
import { defineLogExport } from '../_shared/define-log-export';

/** All of what people have sent that the log's filters find. */
export const exportIncoming = defineLogExport<IncomingFilterQuery, IncomingMessage>({
  action: 'incoming.read',
  list: listIncoming,
});
