import { TimesIn } from '@/components/instance/TimesIn';
import { Rates } from '@/components/rates/Rates';
import { FirstReads, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { INSTANCE_READS } from '@/lib/panel/instance-reads';
import { titled } from '@/lib/panel/words';
import { INSTANCE } from '@/lib/queries/instance-resources';
import { getRuntime } from '@/lib/server/runtime/runtime';

export const generateMetadata = titled('instanceRates');

type Props = { searchParams: Promise<PageQuery> };

export default async function InstanceRatesPage({ searchParams }: Props) {
  const { timeZone } = getRuntime().env;
  return (
    <FirstReads serviceName={INSTANCE} reads={[firstList(INSTANCE_READS.rates, await searchParams)]}>
      <Rates timeZone={timeZone} timesIn={<TimesIn timeZone={timeZone} />} />
    </FirstReads>
  );
}
