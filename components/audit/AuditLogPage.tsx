'use client';

import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import type { Audited } from '@/lib/domain/authorisation/audited';
import type { InstanceAudited } from '@/lib/domain/authorisation/instance-audited';
import type { AuditRow } from '@/lib/schemas/audit';
import { ExportLink } from '../filters/ExportLink';
import { LogPage } from '../filters/LogPage';
import { useExactFilter } from '../filters/use-exact-filter';
import { EmptyNotice } from '../ui/Notice';
import { AuditEntry } from './AuditEntry';

type Props = Pick<ComponentProps<typeof LogPage<AuditRow>>, 'title' | 'list' | 'read'> &
  Pick<ComponentProps<typeof ExportLink>, 'serviceName' | 'query'> & {
    timeZone: string;
    /** What the log can tell of. */
    actions: readonly (Audited | InstanceAudited)[];
    /** What is said where it tells nothing yet. */
    nothingYet: string;
  };

/** An audit log, of an account or of the instance: who changed what, when and from where. */
export function AuditLogPage({ serviceName, title, list, query, read, timeZone, actions, nothingYet }: Props) {
  const t = useTranslations('audit');
  const exact = useExactFilter(list, t('subject'));
  return (
    <LogPage
      title={title}
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
          options: actions.map((action) => [action, t(`actions.${action}`)]),
        },
        { kind: 'text', name: 'actor', label: t('who') },
        ...exact,
      ]}
      empty={(why) => (
        <EmptyNotice title={t(`empty.${why}.title`)}>
          {why === 'none' ? nothingYet : t(`empty.${why}.text`)}
        </EmptyNotice>
      )}
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
