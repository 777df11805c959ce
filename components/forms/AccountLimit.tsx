'use client';

import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { groupMsisdn } from '@/lib/domain/numbering/group-msisdn';
import type { AccountDetails } from '@/lib/schemas/account';
import { useFormat } from '../ui/use-format';

/** Below which credit of the account's own somebody is told, and who. */
export function AccountLimit({ account }: { account: AccountDetails }) {
  const t = useTranslations('options.limit');
  const { credits } = useFormat();
  const { alertThreshold, alertSupport, alertEmail, alertNumber } = account;
  return (
    <>
      <p className="wrap-anywhere">
        {alertThreshold === null
          ? t('off')
          : t(`by.${alertSupport}`, {
              count: alertThreshold / ONE_CREDIT,
              threshold: credits(alertThreshold),
              email: alertEmail,
              number: groupMsisdn(alertNumber),
            })}
      </p>
      <p className="text-muted">{t('text')}</p>
    </>
  );
}
