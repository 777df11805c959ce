import { formatCredits } from '@/lib/domain/credits';
import { csvLine } from '@/lib/domain/csv';
import { formatInZone } from '@/lib/domain/time/zoned-time';
import type { ExportedApiUsers } from '@/lib/use-cases/api-users/export-api-users';
import { csvDownload, csvName } from './csv-download';

const headings = (timeZone: string) => [
  'ID',
  'Activate quota?',
  'Quota',
  'Activate alert?',
  'Limit',
  'Notification',
  'Callback',
  'Callback switched off',
  'Restrictions',
  'Disabled',
  `Last used (${timeZone})`,
  'Sent (30 days)',
];

const yesOrNo = (yes: boolean) => (yes ? 'Yes' : 'No');

/** The API users as a file for a spreadsheet: the table's columns, amounts in credits, times on the account's clock. */
export function apiUsersCsv({ users, timeZone }: ExportedApiUsers, serviceName: string): Response {
  const lines = users.map((user) =>
    csvLine([
      user.login,
      yesOrNo(user.quotaActive),
      user.quotaActive ? formatCredits(user.quotaLeft) : '',
      yesOrNo(user.alertThreshold !== null),
      user.alertThreshold === null ? '' : formatCredits(user.alertThreshold),
      user.alertThreshold === null ? '' : user.alertSupport,
      user.callbackUrl ?? '',
      yesOrNo(user.callbackSwitchedOffAt !== null),
      user.ipRestrictions.join(' '),
      yesOrNo(user.disabledAt !== null),
      user.lastUsedAt === null ? '' : formatInZone(user.lastUsedAt, timeZone),
      user.sent,
    ]),
  );
  return csvDownload(csvName('api-users', serviceName), [csvLine(headings(timeZone)), ...lines]);
}
