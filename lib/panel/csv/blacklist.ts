import type { BlacklistEntry } from '@/lib/domain/blacklist/blacklist-entry';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import { type CsvColumns, logCsv } from '../log-csv';

const blacklistColumns: CsvColumns<BlacklistEntry> = (say, moment) => [
  moment(say('csv.date'), ({ createdAt }) => createdAt),
  [say('blacklist.number'), ({ msisdn }) => formatMsisdn(msisdn)],
  [
    say('csv.reason'),
    ({ addedBy: { kind, name } }) =>
      kind === 'system'
        ? say('blacklist.replied')
        : say('blacklist.addedBy', { actor: say(`audit.actors.${kind}`, { name }) }),
  ],
  [say('csv.message'), ({ messageId }) => messageId ?? ''],
];

/** The blacklist as a file. */
export const blacklistCsv = logCsv('blacklist.csv', blacklistColumns);
