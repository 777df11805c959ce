'use client';

import { useTranslations } from 'use-intl';
import type { AuditRow } from '@/lib/schemas/audit';
import { useFormat } from '../ui/use-format';
import { useFieldWords, useValueWords } from './use-field-words';

/** Every kind of change, as the filter lists them. */
export const CHANGES = [
  'account.change-retention',
  'api-user.add',
  'api-user.change-password',
  'api-user.change-quota',
  'api-user.change-restrictions',
  'api-user.change-callback',
  'api-user.change-callback-secret',
  'api-user.test-callback',
  'api-user.disable',
  'api-user.delete',
  'api-user.change-limit',
  'alert.send-test',
  'alert.send-sample',
  'alert.change-templates',
  'callback.redeliver',
  'panel-user.invite',
  'panel-user.join',
  'panel-user.change-role',
  'panel-user.remove',
  'panel-user.sign-in',
  'panel-user.sign-in-failed',
  'panel-user.wrong-codes',
  'panel-user.sign-out',
  'panel-user.end-sessions',
  'panel-user.change-password',
  'panel-user.change-two-factor',
] as const;
type Change = (typeof CHANGES)[number];

const isChange = (action: string): action is Change => CHANGES.some((change) => change === action);

/** One change: what, on whom, by whom, from where, and each field before and after. */
export function AuditEntry({ entry, timeZone }: { entry: AuditRow; timeZone: string }) {
  const t = useTranslations('audit');
  const format = useFormat();
  const show = useValueWords(timeZone);
  const fieldWords = useFieldWords();
  const { action, subject, actor, clientIp, at, before, after } = entry;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => show(name, before[name]) !== show(name, after[name]),
  );
  return (
    <li className="px-4 py-3.5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-medium">{isChange(action) ? t(`actions.${action}`) : action}</span>
        {subject !== '' && <span className="break-all">{subject}</span>}
        <span className="text-muted sm:ml-auto">
          {t.rich('by', {
            actor: actor.replace(/^panel:/, ''),
            clientIp: clientIp || '-',
            time: () => <time dateTime={at}>{format.dateTime(at, timeZone)}</time>,
          })}
        </span>
      </div>
      {names.length > 0 && (
        <dl className="mt-1.5 flex flex-wrap gap-x-6 gap-y-1 text-sm">
          {names.map((name) => (
            <div key={name} className="flex gap-1.5">
              <dt className="text-muted">{fieldWords(name)}</dt>
              <dd className="[overflow-wrap:anywhere]">
                {name in before && name in after
                  ? `${show(name, before[name])} → ${show(name, after[name])}`
                  : show(name, name in after ? after[name] : before[name])}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
