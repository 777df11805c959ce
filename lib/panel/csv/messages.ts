import type { LoggedMessage } from '@/lib/db/messages/message-log';
import { tellSentBy } from '@/lib/domain/authorisation/sent-by';
import { dlrDescription } from '@/lib/domain/delivery/dlr';
import { type CsvColumns, creditsCell, logCsv } from '../log-csv';
import type { Words } from '../words';

export const messageColumns: CsvColumns<LoggedMessage> = (say, moment) => [
  ['ID', ({ id }) => id],
  moment(say('csv.date'), ({ createdAt }) => createdAt),
  moment(say('csv.due'), ({ dueAt }) => dueAt),
  [say('csv.apiUser'), ({ login }) => login ?? ''],
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
  // What is new comes last: scripts read columns by their place.
  [say('csv.sentBy'), (message) => sentByCell(say, message)],
];

/** In the words of the page; the API user that it was sent for has a column. */
function sentByCell(say: Words, message: LoggedMessage): string {
  const { kind, name } = tellSentBy(message).by;
  return kind === 'system' ? say('messages.sentByKinds.system') : say(`messages.sentByNames.${kind}`, { name });
}

/** The sending log as a file. */
export const messagesCsv = logCsv('messages', messageColumns);
