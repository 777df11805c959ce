'use client';

import { useTranslations } from 'use-intl';
import { AUDITED } from '@/lib/domain/authorisation/audited';
import { RESOURCES } from '@/lib/queries/resources';
import { useList } from '@/lib/queries/use-list';
import { useTimeZone } from '../layout/use-time-zone';
import { AuditLogPage } from './AuditLogPage';

/** Who changed what on an account. */
export function AuditLog({ serviceName }: { serviceName: string }) {
  const t = useTranslations('audit');
  const titles = useTranslations('titles');
  return (
    <AuditLogPage
      {...useList(RESOURCES.audit, serviceName)}
      serviceName={serviceName}
      title={titles('audit')}
      timeZone={useTimeZone(serviceName)}
      actions={AUDITED}
      nothingYet={t('empty.none.text')}
    />
  );
}
