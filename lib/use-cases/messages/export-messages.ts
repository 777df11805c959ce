import { type LoggedMessage, listMessagesInFull } from '@/lib/db/messages/message-log';
import type { MessageFilterQuery } from '@/lib/schemas/message';
import { defineLogExport } from '../_shared/define-log-export';

/** Every message that the sending log's filters find, with its text. */
export const exportMessages = defineLogExport<MessageFilterQuery, LoggedMessage>({
  action: 'message.read-details',
  list: listMessagesInFull,
});
