'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { AccountReach } from '@/lib/schemas/account';
import { WarningNotice } from '../ui/Notice';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';
import { CARRIERS_PAGE, NEW_CARRIER_PAGE } from './instance-pages';
import { useIsInstanceOwner } from './SignedIn';
import { useTimeZone } from './use-time-zone';

/** Where somebody sends or reads what became of it: that no phone is reached, or that all waits and how much of theirs, as long as no real carrier is enabled. */
export function OnlySeems({ serviceName }: { serviceName: string }) {
  const isInstanceOwner = useIsInstanceOwner();
  const { data } = useResource(RESOURCES.reach, serviceName, {});
  if (data?.isNoneTaking === true) {
    return (
      <ReachNotice of={data.isNoneEnabled ? 'noneEnabled' : 'noneTakes'} leads={isInstanceOwner}>
        {data.waiting && <WaitingHere serviceName={serviceName} waiting={data.waiting} />}
      </ReachNotice>
    );
  }
  return data?.onlySeems === true && <OnlySeemsNotice leads={isInstanceOwner} />;
}

/** That no phone is reached and, unless something beside it already leads there, the way to a carrier that does. */
export const OnlySeemsNotice = ({ leads }: { leads: boolean }) => <ReachNotice of="text" leads={leads} />;

type Waiting = NonNullable<AccountReach['waiting']>;

/** How many of the account's own wait for a carrier. */
function WaitingHere({ serviceName, waiting: { count, since } }: { serviceName: string; waiting: Waiting }) {
  const t = useTranslations('accounts.onlySeems');
  const format = useFormat();
  const timeZone = useTimeZone(serviceName);
  return ` ${since === null ? t('waitingMore', { count }) : t('waiting', { count, time: format.minute(since, timeZone) })}`;
}

const LEADS_TO = {
  text: [NEW_CARRIER_PAGE, 'addCarrier'],
  noneEnabled: [CARRIERS_PAGE, 'carriers'],
  noneTakes: [CARRIERS_PAGE, 'carriers'],
} as const;

type ReachNoticeProps = { of: keyof typeof LEADS_TO; leads: boolean; children?: ReactNode };

function ReachNotice({ of, leads, children }: ReachNoticeProps) {
  const t = useTranslations('accounts.onlySeems');
  const [href, words] = LEADS_TO[of];
  return (
    <div className="mb-4">
      <WarningNotice action={leads && <TextLink href={href}>{t(words)}</TextLink>}>
        {t(of)}
        {children}
      </WarningNotice>
    </div>
  );
}
