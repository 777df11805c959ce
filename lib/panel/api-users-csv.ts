import type { ApiUser } from '@/lib/domain/api-user/api-user';
import { formatCredits } from '@/lib/domain/credits';
import { csvLine } from '@/lib/domain/csv';

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

/** Without it, spreadsheets read UTF-8 as whatever they were set up for. */
const BYTE_ORDER_MARK = '\u{FEFF}';

const yesOrNo = (yes: boolean) => (yes ? 'Yes' : 'No');

/** The API users as a file for a spreadsheet: the table's columns, amounts in credits, times in UTC. */
export function apiUsersCsv(users: readonly ApiUser[]): Response {
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
  return new Response(BYTE_ORDER_MARK + csvLine(HEADINGS) + lines.join(''), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="api-users.csv"',
      'cache-control': 'no-store',
    },
  });
}
