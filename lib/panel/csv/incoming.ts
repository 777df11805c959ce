import type { IncomingMessage } from '@/lib/domain/incoming/incoming-message';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import { type CsvColumns, logCsv } from '../log-csv';

const incomingColumns: CsvColumns<IncomingMessage> = (say, moment) => [
  ['ID', ({ id }) => id],
  moment(say('csv.date'), ({ createdAt }) => createdAt),
  [say('received.from'), ({ msisdn }) => formatMsisdn(msisdn)],
  [say('received.to'), ({ recipient }) => recipient],
  [say('received.text'), ({ text }) => text],
  [say('received.answers'), ({ messageId }) => messageId],
];

/** What was received as a file. */
export const incomingCsv = logCsv('received', incomingColumns);
