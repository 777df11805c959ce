'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { accountQuery, auditQuery } from '@/lib/queries/account-queries';
import { auditListQuery } from '@/lib/schemas/audit';
import { Panel } from '../ui/Panel';
import { QueryContent } from '../ui/QueryContent';
import { TextLink } from '../ui/TextLink';
import { AuditEntry } from './AuditEntry';

const SHOWN = 5;

/** The newest changes of one API user. */
export function AuditTrail({ serviceName, subject }: { serviceName: string; subject: string }) {
  const t = useTranslations('audit');
  const read = useQuery(auditQuery(serviceName, auditListQuery.parse({ of: subject })));
  const { data: account } = useQuery(accountQuery(serviceName));
  return (
    <Panel
      title={t('trail')}
      more={
        <TextLink href={`/telecom/sms/${serviceName}/audit?subject=${encodeURIComponent(subject)}`}>
          {t('all')}
        </TextLink>
      }
    >
      <QueryContent label={t('list')} rows={SHOWN} read={read}>
        {({ entries }) =>
          entries.length > 0 ? (
            <ul className="divide-y divide-line">
              {entries.slice(0, SHOWN).map((entry) => (
                <AuditEntry key={entry.id} entry={entry} timeZone={account?.timeZone ?? 'UTC'} />
              ))}
            </ul>
          ) : (
            <p className="px-4 py-5 text-muted">{t('noneYet')}</p>
          )
        }
      </QueryContent>
    </Panel>
  );
}
