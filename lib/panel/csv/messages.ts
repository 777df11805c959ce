import type { LoggedMessage } from '@/lib/db/messages/message-log';
import { dlrDescription } from '@/lib/domain/delivery/dlr';
import { type CsvColumns, creditsCell, logCsv } from '../log-csv';
import { actorCell } from './actor-cell';

export const messageColumns: CsvColumns<LoggedMessage> = (say, moment) => [
  ['ID', ({ id }) => id],
  moment(say('csv.date'), ({ createdAt }) => createdAt),
  moment(say('csv.due'), ({ dueAt }) => dueAt),
  [say('csv.apiUser'), ({ login }) => login ?? ''],
  [say('csv.sentBy'), ({ login, sentBy }) => (sentBy === null ? (login ?? '') : actorCell(say, sentBy))],
  [say('csv.sender'), ({ sender }) => sender],
  // Without the plus, behind which a spreadsheet may run a formula.
  [say('csv.recipient'), ({ recipient }) => recipient],
  [say('csv.status'), ({ state }) => say(`messages.states.${state}`)],
  ['ptt', ({ ptt }) => ptt],
  ['DLR', ({ dlrId }) => `${dlrId} ${dlrDescription(dlrId)}`],
  [say('csv.segments'), ({ segmentCount }) => segmentCount],
  [say('csv.credits'), ({ credits }) => creditsCell(credits)],
  moment(say('csv.refunded'), ({ refundedAt }) => refundedAt),
  ['tag', ({ tag }) => tag],
  [say('csv.text'), ({ text }) => text],
];

/** The sending log as a file. */
export const messagesCsv = logCsv('messages', messageColumns);
