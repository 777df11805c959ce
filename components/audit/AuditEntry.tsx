'use client';

import { type Messages, useMessages, useTranslations } from 'use-intl';
import type { AuditRow } from '@/lib/schemas/audit';
import { isMoment } from '../ui/format';
import { useFormat } from '../ui/use-format';

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

const AMOUNTS = ['quotaLeft', 'alertThreshold'];

/** Numbers that name something rather than count. */
const NAMES = ['deliveryId'];

/** Tells the value of one field. */
function useValueWords(timeZone: string): (name: string, value: unknown) => string {
  const t = useTranslations('audit');
  const format = useFormat();
  const showNumber = (name: string, value: number): string => {
    if (AMOUNTS.includes(name)) return format.credits(value);
    return NAMES.includes(name) ? String(value) : format.count(value);
  };
  return (name, value) => {
    if (value === null || value === undefined || value === '') return t('nothing');
    if (typeof value === 'number') return showNumber(name, value);
    if (typeof value === 'string' && isMoment(value)) return format.dateTime(value, timeZone);
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (Array.isArray(value)) return value.length === 0 ? t('nothing') : value.join(', ');
    return String(value);
  };
}

/** Tells the name of one field; one that is no longer written is told as it was. */
function useFieldWords(): (name: string) => string {
  const t = useTranslations('audit');
  const { fields } = useMessages().audit;
  const isKnown = (name: string): name is keyof Messages['audit']['fields'] => Object.hasOwn(fields, name);
  return (name) => (isKnown(name) ? t(`fields.${name}`) : name);
}

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
