'use client';

import { useTranslations } from 'use-intl';
import { INSTANCE_AUDITED } from '@/lib/domain/authorisation/instance-audited';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useList } from '@/lib/queries/use-list';
import { AuditLogPage } from './AuditLogPage';

/** Who did what above the accounts: to carriers, routes, rates, accounts, people and backups. */
export function InstanceAuditLog({ timeZone }: { timeZone: string }) {
  const t = useTranslations('audit');
  const titles = useTranslations('titles');
  return (
    <AuditLogPage
      {...useList(INSTANCE_RESOURCES.audit, INSTANCE)}
      serviceName={INSTANCE}
      title={titles('instanceAudit')}
      timeZone={timeZone}
      actions={INSTANCE_AUDITED}
      nothingYet={t('empty.noneOnInstance')}
    />
  );
}
