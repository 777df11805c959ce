'use client';

import { useTranslations } from 'use-intl';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useResource } from '@/lib/queries/use-resource';
import { replyNumbersPage } from '../../layout/instance-pages';
import { WarningNotice } from '../../ui/Notice';
import { TextLink } from '../../ui/TextLink';

/** That accounts have default numbers, which lead to no real carrier: their STOP would come to nobody. */
export function DefaultNumbers() {
  const t = useTranslations('instance.carriers.unconfirmedNumbers');
  const { data } = useResource(INSTANCE_RESOURCES.outages, INSTANCE, {});
  if (!data?.unconfirmedNumbers) return null;
  const { count, isMore, serviceName } = data.unconfirmedNumbers;
  return (
    <div className="mb-4">
      <WarningNotice action={<TextLink href={replyNumbersPage(serviceName)}>{t('set', { serviceName })}</TextLink>}>
        {t(isMore ? 'textMore' : 'text', { count })}
      </WarningNotice>
    </div>
  );
}
