import type { Movement } from '@/lib/domain/ledger/movement';
import { type CsvColumns, creditsCell, logCsv } from '../log-csv';

export const movementColumns: CsvColumns<Movement> = (say, moment) => [
  ['ID', ({ id }) => id],
  moment(say('csv.date'), ({ createdAt }) => createdAt),
  [say('credit.kind'), ({ kind }) => say(`credit.kinds.${kind}`)],
  [say('csv.credits'), ({ amount }) => creditsCell(amount)],
  [say('csv.left'), ({ balanceAfter }) => creditsCell(balanceAfter)],
  [say('csv.balance'), ({ isQuota }) => say(isQuota ? 'csv.quota' : 'csv.account')],
  [say('csv.apiUser'), ({ login }) => login ?? ''],
  [say('csv.message'), ({ messageId }) => messageId ?? ''],
  [say('csv.by'), ({ actor }) => (actor.name === '' ? actor.kind : `${actor.kind}:${actor.name}`)],
  [say('csv.reason'), ({ reason }) => reason],
  [say('csv.otherAccount'), ({ counterpart }) => counterpart ?? ''],
];

/** The ledger as a file. */
export const movementsCsv = logCsv('credit', movementColumns);
