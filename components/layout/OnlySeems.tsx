'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { WarningNotice } from '../ui/Notice';
import { TextLink } from '../ui/TextLink';
import { NEW_CARRIER_PAGE } from './instance-pages';
import { useIsInstanceOwner } from './SignedIn';

/** Where somebody sends or reads what became of it: that no phone is reached, as long as no real carrier is enabled. */
export function OnlySeems({ serviceName }: { serviceName: string }) {
  const isInstanceOwner = useIsInstanceOwner();
  const { data } = useResource(RESOURCES.reach, serviceName, {});
  return data?.onlySeems === true && <OnlySeemsNotice leads={isInstanceOwner} />;
}

/** That no phone is reached and, unless something beside it already leads there, the way to a carrier that does. */
export function OnlySeemsNotice({ leads }: { leads: boolean }) {
  const t = useTranslations('accounts.onlySeems');
  return (
    <div className="mb-4">
      <WarningNotice action={leads && <TextLink href={NEW_CARRIER_PAGE}>{t('addCarrier')}</TextLink>}>
        {t('text')}
      </WarningNotice>
    </div>
  );
}
