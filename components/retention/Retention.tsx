'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { QueryContent } from '../ui/QueryContent';
import { useFormat } from '../ui/use-format';
import { RetentionDialog } from './RetentionDialog';

/** How long the account keeps its messages, and what was deleted for its age. */
export function Retention({ serviceName }: { serviceName: string }) {
  const t = useTranslations('retention');
  const { dateTime } = useFormat();
  const announce = useAnnounce();
  const account = useResource(RESOURCES.account, serviceName, {});
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-label={t('title')} className="mt-6 rounded-xl border border-line bg-surface shadow-card">
      <QueryContent label={t('title')} rows={1} read={account}>
        {({ retentionMonths, purgedBefore, purgedMessages, timeZone, role }) => (
          <div className="p-5">
            <div className="flex flex-wrap items-center justify-between gap-3">
              <h2 className="text-lg font-semibold">{t('title')}</h2>
              {can(role, 'account.change-retention') && <Button onClick={() => setOpen(true)}>{t('change')}</Button>}
            </div>
            <p className="mt-2">{t('kept', { months: retentionMonths })}</p>
            <p className="mt-1 text-muted">
              {purgedBefore === null || purgedMessages === 0
                ? t('nothingDeleted')
                : t('deleted', { count: purgedMessages, before: dateTime(purgedBefore, timeZone) })}
            </p>
            {isOpen && (
              <RetentionDialog
                months={retentionMonths}
                serviceName={serviceName}
                onDone={() => {
                  setOpen(false);
                  announce(t('changed'));
                }}
                onClose={() => setOpen(false)}
              />
            )}
          </div>
        )}
      </QueryContent>
    </section>
  );
}
