import type { CallbackDelivery } from '@/lib/domain/callbacks/callback-delivery';
import { type CsvColumns, logCsv } from '../log-csv';

export const callbackColumns: CsvColumns<CallbackDelivery> = (say, moment) => [
  ['ID', ({ id }) => id],
  moment(say('csv.date'), ({ createdAt }) => createdAt),
  [say('csv.status'), ({ status }) => say(`callbacks.statuses.${status}`)],
  [say('csv.message'), ({ messageId }) => (messageId === 0 ? '' : messageId)],
  [say('csv.apiUser'), ({ login }) => login ?? ''],
  ['ptt', ({ told }) => told?.ptt ?? ''],
  ['DLR', ({ told }) => told?.dlrId ?? ''],
  ['URL', ({ url }) => url],
  [say('csv.tries'), ({ history }) => history.length],
  moment(say('csv.lastTry'), ({ history }) => history.at(-1)?.at ?? null),
  ['HTTP', ({ history }) => history.at(-1)?.httpStatus ?? ''],
  [say('csv.fault'), ({ history }) => history.at(-1)?.error ?? ''],
  moment(say('csv.nextTry'), ({ nextAttemptAt }) => nextAttemptAt),
  [say('csv.kind'), ({ kind }) => say(`callbacks.kinds.${kind}`)],
];

/** The callback log as a file, one line a call. */
export const callbacksCsv = logCsv('callbacks', callbackColumns);
