'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { useTimeZone } from '../layout/use-time-zone';
import { Panel } from '../ui/Panel';
import { QueryContent } from '../ui/QueryContent';
import { TextLink } from '../ui/TextLink';
import { AuditEntry } from './AuditEntry';

const SHOWN = 5;

/** The newest changes of one API user. */
export function AuditTrail({ serviceName, subject }: { serviceName: string; subject: string }) {
  const t = useTranslations('audit');
  const read = useResource(RESOURCES.audit, serviceName, { of: subject });
  const timeZone = useTimeZone(serviceName);
  return (
    <Panel
      title={t('trail')}
      more={
        <TextLink href={`/telecom/sms/${serviceName}/audit?of=${encodeURIComponent(subject)}`}>{t('all')}</TextLink>
      }
    >
      <QueryContent label={t('list')} rows={SHOWN} read={read}>
        {({ rows }) =>
          rows.length > 0 ? (
            <ul className="divide-y divide-line">
              {rows.slice(0, SHOWN).map((entry) => (
                <AuditEntry key={entry.id} entry={entry} timeZone={timeZone} isSubjectKnown />
              ))}
            </ul>
          ) : (
            <p className="px-4 py-2.5 text-muted">{t('noneYet')}</p>
          )
        }
      </QueryContent>
    </Panel>
  );
}
