import { groupMsisdn } from '@/lib/domain/numbering/group-msisdn';
import { groupSender } from '@/lib/domain/sender/group-sender';
import type { WaitingMessage, WaitingSend, WithPayee } from '@/lib/domain/sending/waiting';
import type { ScheduledList } from '@/lib/schemas/scheduled';
import type { Scheduled } from '@/lib/use-cases/messages/find-scheduled';
import { presentLog } from './present-log';

const withTimes = <Waiting extends WaitingMessage | WaitingSend>({ createdAt, dueAt, ...waiting }: Waiting) => ({
  ...waiting,
  groupedSender: groupSender(waiting.sender),
  createdAt: createdAt.toISOString(),
  dueAt: dueAt.toISOString(),
});

const presentRows = presentLog((message: WaitingMessage & WithPayee) => ({
  ...withTimes(message),
  groupedRecipient: groupMsisdn(message.recipient),
}));

/** What is still to be sent, as the panel reads it. */
export const presentScheduled = ({ sends, ...page }: Scheduled): ScheduledList => ({
  ...presentRows(page),
  sends: sends.map(({ texts, ...send }) => ({ ...withTimes({ ...send, texts }), texts: [...texts] })),
});
