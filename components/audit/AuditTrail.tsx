'use client';

import { useQuery } from '@tanstack/react-query';
import { accountQuery, auditQuery } from '@/lib/queries/account-queries';
import { auditListQuery } from '@/lib/schemas/audit';
import { Panel } from '../ui/Panel';
import { TextLink } from '../ui/TextLink';
import { AuditEntry } from './AuditEntry';

const SHOWN = 5;

/** The newest changes of one API user. */
export function AuditTrail({ serviceName, subject }: { serviceName: string; subject: string }) {
  const { data } = useQuery(auditQuery(serviceName, auditListQuery.parse({ of: subject })));
  const { data: account } = useQuery(accountQuery(serviceName));
  const entries = data?.entries.slice(0, SHOWN) ?? [];
  return (
    <Panel
      title="Changes"
      more={
        <TextLink href={`/telecom/sms/${serviceName}/audit?subject=${encodeURIComponent(subject)}`}>
          All changes
        </TextLink>
      }
    >
      {entries.length > 0 ? (
        <ul className="divide-y divide-line">
          {entries.map((entry) => (
            <AuditEntry key={entry.id} entry={entry} timeZone={account?.timeZone ?? 'UTC'} />
          ))}
        </ul>
      ) : (
        <p className="px-4 py-5 text-muted">{data ? 'No change yet.' : 'Loading…'}</p>
      )}
    </Panel>
  );
}
