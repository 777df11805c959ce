import type { KeptReply } from '@/lib/domain/incoming/incoming-message';
import { groupMsisdn } from '@/lib/domain/numbering/group-msisdn';
import { groupSender } from '@/lib/domain/sender/group-sender';
import type { IncomingRow } from '@/lib/schemas/incoming';
import { presentLog } from './present-log';

export const presentReply = (message: KeptReply): IncomingRow => ({
  ...message,
  groupedRecipient: groupSender(message.recipient),
  groupedMsisdn: groupMsisdn(message.msisdn),
  createdAt: message.createdAt.toISOString(),
});

export const presentIncoming = presentLog(presentReply);
