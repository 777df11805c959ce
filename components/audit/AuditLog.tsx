'use client';

import { useTranslations } from 'use-intl';
import { AUDITED } from '@/lib/domain/authorisation/audited';
import { RESOURCES } from '@/lib/queries/resources';
import { useList } from '@/lib/queries/use-list';
import { ExportLink } from '../filters/ExportLink';
import { LogPage } from '../filters/LogPage';
import { useExactFilter } from '../filters/use-exact-filter';
import { useTimeZone } from '../layout/use-time-zone';
import { EmptyNotice } from '../ui/Notice';
import { AuditEntry } from './AuditEntry';

/** Who changed what, when and from where. */
export function AuditLog({ serviceName }: { serviceName: string }) {
  const t = useTranslations('audit');
  const titles = useTranslations('titles');
  const timeZone = useTimeZone(serviceName);
  const { list, query, read } = useList(RESOURCES.audit, serviceName);
  const exact = useExactFilter(list, t('subject'));
  return (
    <LogPage
      title={titles('audit')}
      actions={<ExportLink serviceName={serviceName} path="audit" list={list} query={query} page={read.data} />}
      label={t('list')}
      list={list}
      read={read}
      search={{ kind: 'text', of: 'changes', name: 'subject', label: t('subject') }}
      fields={[
        { kind: 'period', timeZone },
        {
          kind: 'choice',
          name: 'action',
          label: t('change'),
          options: AUDITED.map((action) => [action, t(`actions.${action}`)]),
        },
        { kind: 'text', name: 'actor', label: t('who') },
        ...exact,
      ]}
      empty={(why) => <EmptyNotice title={t(`empty.${why}.title`)}>{t(`empty.${why}.text`)}</EmptyNotice>}
    >
      {(entries) => (
        <ul className="divide-y divide-line">
          {entries.map((entry) => (
            <AuditEntry key={entry.id} entry={entry} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </LogPage>
  );
}
