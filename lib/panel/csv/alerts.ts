import type { Alert } from '@/lib/domain/alerts/alert';
import { type CsvColumns, logCsv } from '../log-csv';

export const alertColumns: CsvColumns<Alert> = (say, moment) => [
  ['ID', ({ id }) => id],
  moment(say('csv.date'), ({ createdAt }) => createdAt),
  moment(say('csv.sent'), ({ sentAt }) => sentAt),
  [say('alerts.state'), ({ status }) => say(`alerts.status.${status}`)],
  [say('alerts.channel'), ({ channel }) => say(`alerts.channels.${channel}`)],
  [say('csv.apiUser'), ({ login }) => login],
  [say('alerts.recipient'), ({ recipient }) => recipient],
  [say('csv.subject'), ({ subject }) => subject],
  [say('csv.text'), ({ body }) => body],
  [say('csv.fault'), ({ lastError }) => lastError],
];

/** The alerts as a file. */
export const alertsCsv = logCsv('alerts', alertColumns);
