'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import type { AccountDetails } from '@/lib/schemas/account';
import { AccountLimit } from '../forms/AccountLimit';
import { onDemand } from '../forms/on-demand';
import { useSignedIn } from '../layout/SignedIn';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { Status } from '../ui/Status';
import { useFormat } from '../ui/use-format';

const AccountLimitDialog = onDemand(async () => (await import('../forms/AccountLimitDialog')).AccountLimitDialog);

type Props = { account: AccountDetails };

/** The account's own alert as it is, and the way to set it up or change it, for who may. */
export function AccountAlert({ account }: Props) {
  const t = useTranslations('alerts');
  return (
    <div>
      <div className="flex items-center justify-between gap-3">
        <h3 className="min-w-0">{t('ofTheAccount')}</h3>
        {can(account.role, 'account.change-limit') && <ChangeAlert account={account} />}
      </div>
      <div className="mt-1 flex max-w-3xl flex-col gap-1">
        <AccountLimit account={account} />
        <AlertNow account={account} />
      </div>
    </div>
  );
}

function ChangeAlert({ account }: Props) {
  const t = useTranslations('alerts');
  const options = useTranslations('options');
  const announce = useAnnounce();
  const ownEmail = useSignedIn();
  const { serviceName, alertThreshold, creditsLeft, role } = account;
  const invalidate = useInvalidation(serviceName);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const done = () => {
    close();
    announce(options('limit.changed'));
    void invalidate(['api-users']);
  };
  return (
    <>
      <Button className="shrink-0" onClick={() => setOpen(true)}>
        {alertThreshold === null ? t('ofAccount') : options('change')}
      </Button>
      {isOpen && (
        <AccountLimitDialog
          serviceName={serviceName}
          limit={account}
          left={creditsLeft}
          ownEmail={ownEmail}
          mayTrySms={can(role, 'alert.send-by-sms')}
          onDone={done}
          onClose={close}
        />
      )}
    </>
  );
}

/** Whether the account's alert would be sent now, or was. */
function AlertNow({ account: { creditsLeft, alertThreshold } }: Props) {
  const t = useTranslations('alerts.now');
  const format = useFormat();
  if (alertThreshold === null) return null;
  const isBelow = creditsLeft < alertThreshold;
  return (
    <p>
      <Status signal={isBelow ? 'warn' : 'good'}>
        <span className="whitespace-normal">
          {t(isBelow ? 'below' : 'above', { count: creditsLeft / ONE_CREDIT, left: format.credits(creditsLeft) })}
        </span>
      </Status>
    </p>
  );
}
