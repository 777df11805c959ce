import type { ApiUser } from '@/lib/domain/api-user/api-user';
import { formatCredits } from '@/lib/domain/credits';
import { csvLine } from '@/lib/domain/csv';
import { csvDownload, csvName } from './csv-download';

const HEADINGS = [
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
  'Last used',
  'Sent (30 days)',
];

const yesOrNo = (yes: boolean) => (yes ? 'Yes' : 'No');

/** The API users as a file for a spreadsheet: the table's columns, amounts in credits, times in UTC. */
export function apiUsersCsv(users: readonly ApiUser[], serviceName: string): Response {
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
      user.lastUsedAt?.toISOString() ?? '',
      user.sent,
    ]),
  );
  return csvDownload(csvName('api-users', serviceName), [csvLine(HEADINGS), ...lines]);
}
