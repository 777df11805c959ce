'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { WarningNotice } from '../ui/Notice';
import { TextLink } from '../ui/TextLink';
import { CARRIERS_PAGE, NEW_CARRIER_PAGE } from './instance-pages';
import { useIsInstanceOwner } from './SignedIn';

/** Where somebody sends or reads what became of it: that no phone is reached, or that all waits, as long as no real carrier is enabled. */
export function OnlySeems({ serviceName }: { serviceName: string }) {
  const isInstanceOwner = useIsInstanceOwner();
  const { data } = useResource(RESOURCES.reach, serviceName, {});
  if (data?.isNoneEnabled === true) return <ReachNotice of="noneEnabled" leads={isInstanceOwner} />;
  return data?.onlySeems === true && <OnlySeemsNotice leads={isInstanceOwner} />;
}

/** That no phone is reached and, unless something beside it already leads there, the way to a carrier that does. */
export const OnlySeemsNotice = ({ leads }: { leads: boolean }) => <ReachNotice of="text" leads={leads} />;

const LEADS_TO = { text: [NEW_CARRIER_PAGE, 'addCarrier'], noneEnabled: [CARRIERS_PAGE, 'carriers'] } as const;

function ReachNotice({ of, leads }: { of: keyof typeof LEADS_TO; leads: boolean }) {
  const t = useTranslations('accounts.onlySeems');
  const [href, words] = LEADS_TO[of];
  return (
    <div className="mb-4">
      <WarningNotice action={leads && <TextLink href={href}>{t(words)}</TextLink>}>{t(of)}</WarningNotice>
    </div>
  );
}
