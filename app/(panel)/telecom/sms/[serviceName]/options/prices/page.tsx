import { Prices } from '@/components/rates/Prices';
import { FirstReads, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('prices');

type Props = { params: Promise<{ serviceName: string }>; searchParams: Promise<PageQuery> };

export default async function PricesPage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  return (
    <FirstReads serviceName={serviceName} reads={[firstList(READS.prices, await searchParams)]}>
      <Prices serviceName={serviceName} />
    </FirstReads>
  );
}
