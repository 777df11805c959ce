'use client';

import { useTranslations } from 'use-intl';
import { AUDITED } from '@/lib/domain/authorisation/audited';
import { RESOURCES } from '@/lib/queries/resources';
import { useListState } from '@/lib/queries/use-list-state';
import { useResource } from '@/lib/queries/use-resource';
import { UnreadableParameters } from '../layout/UnreadableParameters';
import { EmptyNotice } from '../ui/Notice';
import { OlderLink } from '../ui/OlderLink';
import { PageHead } from '../ui/PageHead';
import { PeriodFields } from '../ui/PeriodFields';
import { QuerySection } from '../ui/QuerySection';
import { SearchField } from '../ui/SearchField';
import { SelectField } from '../ui/SelectField';
import { AuditEntry } from './AuditEntry';

/** Who changed what, when and from where. */
export function AuditLog({ serviceName }: { serviceName: string }) {
  const t = useTranslations('audit');
  const titles = useTranslations('titles');
  const { query, faults, hrefWith, change } = useListState(RESOURCES.audit.query);
  const log = useResource(RESOURCES.audit, serviceName, query);
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const filter = (changes: Readonly<Record<string, string>>) => change({ ...changes, before: undefined });
  return (
    <>
      <PageHead title={titles('audit')} />
      <div className="flex flex-wrap gap-3">
        <SearchField label={t('who')} value={query.actor} onChange={(actor) => filter({ actor })} />
        <SearchField label={t('subject')} value={query.subject} onChange={(subject) => filter({ subject })} />
        <SelectField
          label={t('change')}
          value={query.action}
          options={[['', t('any')], ...AUDITED.map((action) => [action, t(`actions.${action}`)] as const)]}
          onChange={(action) => filter({ action })}
        />
        <PeriodFields period={query} onChange={filter} />
      </div>
      <UnreadableParameters faults={faults} hrefWith={hrefWith} />
      <QuerySection label={t('list')} rows={5} read={log}>
        {({ entries, searchedTo }) =>
          entries.length === 0 ? (
            <EmptyNotice title={searchedTo === null ? t('none') : t('noneSoFar')}>{t('noneText')}</EmptyNotice>
          ) : (
            <ul className="divide-y divide-line">
              {entries.map((entry) => (
                <AuditEntry key={entry.id} entry={entry} timeZone={account?.timeZone ?? 'UTC'} />
              ))}
            </ul>
          )
        }
      </QuerySection>
      {log.data?.hasOlder && (
        <OlderLink
          href={hrefWith({ before: log.data.searchedTo ?? log.data.entries.at(-1)?.id })}
          searching={log.data.searchedTo !== null}
        />
      )}
    </>
  );
}
