import type { IncomingMessage } from '@/lib/domain/incoming/incoming-message';
import type { IncomingRow } from '@/lib/schemas/incoming';
import { presentLog } from './present-log';

export const presentReply = (message: IncomingMessage): IncomingRow => ({
  ...message,
  createdAt: message.createdAt.toISOString(),
});

export const presentIncoming = presentLog(presentReply);
