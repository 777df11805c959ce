'use client';

import { useTranslations } from 'use-intl';
import { isAtTheMachine } from '@/lib/domain/authorisation/actor';
import type { AuditRow } from '@/lib/schemas/audit';
import { Moment } from '../ui/Moment';
import { useChangeWords } from './use-change-words';
import { useFieldWords, useValueWords } from './use-field-words';

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
  const { title, subject, fields } = useChangeWords()(entry);
  const { actor, clientIp, at, before, after } = entry;
  const isByCommand = isAtTheMachine(entry);
  const names = fields.filter((name) => show(name, before[name]) !== show(name, after[name]));
  return (
    <li className="px-4 py-2.5">
      {/* On a phone what and when in one line, on whom and by whom in the next ones. */}
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-0.5 sm:flex">
        <span className="font-medium wrap-anywhere">{title}</span>
        {subject !== '' && !isSubjectKnown && (
          <span className="wrap-anywhere max-sm:col-span-2 max-sm:row-start-2">{subject}</span>
        )}
        <span className="text-xs wrap-anywhere text-muted max-sm:col-span-2 max-sm:row-start-3 sm:ml-auto sm:text-right">
          {t('by', {
            actor: isByCommand ? t('commandLine') : t(`actors.${actor.kind}`, { name: actor.name }),
            clientIp,
            from: clientIp === '' || isByCommand ? 'nowhere' : 'somewhere',
          })}
        </span>
        <Moment
          at={at}
          timeZone={timeZone}
          className="text-right text-xs whitespace-nowrap text-muted max-sm:col-start-2 max-sm:row-start-1 sm:min-w-38"
        />
      </div>
      {names.length > 0 && (
        <dl className="mt-1 flex flex-wrap gap-x-6 gap-y-1 text-xs">
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
