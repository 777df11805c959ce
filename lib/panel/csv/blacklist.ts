import type { BlacklistEntry } from '@/lib/domain/blacklist/blacklist-entry';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import { type CsvColumns, logCsv } from '../log-csv';
import { actorCell } from './actor-cell';

const blacklistColumns: CsvColumns<BlacklistEntry> = (say, moment) => [
  moment(say('csv.date'), ({ createdAt }) => createdAt),
  [say('blacklist.number'), ({ msisdn }) => formatMsisdn(msisdn)],
  [
    say('csv.reason'),
    ({ addedBy }) =>
      addedBy.kind === 'system'
        ? say('blacklist.replied')
        : say('blacklist.addedBy', { actor: actorCell(say, addedBy) }),
  ],
  [say('csv.message'), ({ messageId }) => messageId ?? ''],
];

/** The blacklist as a file. */
export const blacklistCsv = logCsv('blacklist', blacklistColumns);
