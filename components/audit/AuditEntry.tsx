'use client';

import { useTranslations } from 'use-intl';
import { AUDITED, type Audited } from '@/lib/domain/authorisation/audited';
import type { AuditRow } from '@/lib/schemas/audit';
import { Moment } from '../ui/Moment';
import { useFieldWords, useValueWords } from './use-field-words';

const isAudited = (action: string): action is Audited => AUDITED.some((audited) => audited === action);

type Props = {
  entry: AuditRow;
  timeZone: string;
  /** Whether the page has already named what was changed. */
  isSubjectKnown?: boolean;
};

/** One change: what, on whom, by whom, from where, and each field before and after. */
export function AuditEntry({ entry, timeZone, isSubjectKnown = false }: Props) {
  const t = useTranslations('audit');
  const show = useValueWords(timeZone);
  const fieldWords = useFieldWords();
  const { action, subject, actor, clientIp, at, before, after } = entry;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => show(name, before[name]) !== show(name, after[name]),
  );
  return (
    <li className="px-4 py-3.5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-medium">{isAudited(action) ? t(`actions.${action}`) : action}</span>
        {subject !== '' && !isSubjectKnown && <span className="wrap-anywhere">{subject}</span>}
        <span className="text-muted sm:ml-auto">
          {t.rich('by', {
            actor: t(`actors.${actor.kind}`, { name: actor.name }),
            clientIp,
            from: clientIp === '' ? 'nowhere' : 'somewhere',
            time: () => <Moment at={at} timeZone={timeZone} />,
          })}
        </span>
      </div>
      {names.length > 0 && (
        <dl className="mt-1.5 flex flex-wrap gap-x-6 gap-y-1 text-xs">
          {names.map((name) => (
            <div key={name} className="flex flex-wrap gap-x-1.5">
              <dt className="text-muted">{fieldWords(name)}</dt>
              <dd className="wrap-anywhere">
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
