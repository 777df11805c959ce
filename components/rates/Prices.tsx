'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useList } from '@/lib/queries/use-list';
import { useTimeZone } from '../layout/use-time-zone';
import { Breadcrumb } from '../ui/Breadcrumb';
import { PageHead } from '../ui/PageHead';
import { PageIntro } from '../ui/PageIntro';
import { TimesIn } from '../ui/TimesIn';
import { hasMoments } from './has-moments';
import { RateList } from './RateList';

/** What segments cost, for an account's people: to be read. */
export function Prices({ serviceName }: { serviceName: string }) {
  const t = useTranslations('rates');
  const titles = useTranslations('titles');
  const timeZone = useTimeZone(serviceName);
  const { list, read } = useList(RESOURCES.prices, serviceName);
  return (
    <>
      <Breadcrumb above={{ href: `/telecom/sms/${serviceName}/options`, title: titles('options') }} />
      <PageHead
        title={titles('prices')}
        beside={read.data && hasMoments(read.data) && <TimesIn timeZone={timeZone} />}
      />
      <PageIntro>{t('aboutPrices')}</PageIntro>
      <RateList list={list} read={read} timeZone={timeZone} />
    </>
  );
}
