import type { AuditRow } from '@/lib/schemas/audit';
import { formatCount, formatCreditsForReader, formatDateTime, isMoment } from '../ui/format';

export const CHANGE_LABELS: Readonly<Record<string, string>> = {
  'api-user.add': 'API user added',
  'api-user.change-password': 'Password changed',
  'api-user.change-quota': 'Quota changed',
  'api-user.change-restrictions': 'Restrictions changed',
  'api-user.change-callback': 'Callback changed',
  'api-user.change-callback-secret': 'Callback secret changed',
  'api-user.test-callback': 'Callback tested',
  'api-user.disable': 'API user disabled or enabled',
  'api-user.delete': 'API user deleted',
  'api-user.change-limit': 'Limit changed',
  'alert.send-test': 'Test alert sent',
  'alert.send-sample': 'Sample alert sent',
  'alert.change-templates': 'Alert texts changed',
  'callback.redeliver': 'Callbacks redelivered',
  'panel-user.invite': 'Panel user invited',
  'panel-user.join': 'Panel user joined',
  'panel-user.change-role': 'Role changed',
  'panel-user.remove': 'Panel user removed',
  'panel-user.sign-in': 'Signed in',
  'panel-user.sign-in-failed': 'Wrong password in the panel',
  'panel-user.wrong-codes': 'Wrong codes in the panel',
  'panel-user.sign-out': 'Signed out',
  'panel-user.end-sessions': 'Other sessions ended',
  'panel-user.change-password': 'Panel password changed',
  'panel-user.change-two-factor': 'Second factor changed',
};

const AMOUNTS = ['quotaLeft', 'alertThreshold'];

/** Numbers that name something rather than count. */
const NAMES = ['deliveryId'];

function showNumber(name: string, value: number): string {
  if (AMOUNTS.includes(name)) return formatCreditsForReader(value);
  return NAMES.includes(name) ? String(value) : formatCount(value);
}

function show(name: string, value: unknown, timeZone: string): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'number') return showNumber(name, value);
  if (typeof value === 'string' && isMoment(value)) return formatDateTime(value, timeZone);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return String(value);
}

/** `quotaLeft` as people read it: quota left. */
const words = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** One change: what, on whom, by whom, from where, and each field before and after. */
export function AuditEntry({ entry, timeZone }: { entry: AuditRow; timeZone: string }) {
  const { action, subject, actor, clientIp, at, before, after } = entry;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => show(name, before[name], timeZone) !== show(name, after[name], timeZone),
  );
  return (
    <li className="px-4 py-3.5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-medium">{CHANGE_LABELS[action] ?? action}</span>
        {subject !== '' && <span className="break-all">{subject}</span>}
        <span className="text-muted sm:ml-auto">
          <time dateTime={at}>{formatDateTime(at, timeZone)}</time>, {actor.replace(/^panel:/, '')}, from{' '}
          {clientIp || '-'}
        </span>
      </div>
      {names.length > 0 && (
        <dl className="mt-1.5 flex flex-wrap gap-x-6 gap-y-1 text-sm">
          {names.map((name) => (
            <div key={name} className="flex gap-1.5">
              <dt className="text-muted">{words(name)}</dt>
              <dd className="[overflow-wrap:anywhere]">
                {name in before && name in after
                  ? `${show(name, before[name], timeZone)} → ${show(name, after[name], timeZone)}`
                  : show(name, name in after ? after[name] : before[name], timeZone)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
