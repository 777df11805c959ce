import { CreditLedger } from '@/components/credit/CreditLedger';
import { FirstReads, first, firstList, listQueryOf, type PageQuery } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('credit');

type Props = { params: Promise<{ serviceName: string }>; searchParams: Promise<PageQuery> };

export default async function CreditPage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  const asked = await searchParams;
  const query = listQueryOf(READS.movements, asked);
  const filters = query && { ...query, before: undefined };
  const reads = [
    first(READS.spendingPace, {}),
    firstList(READS.movements, asked),
    ...(filters ? [first(READS.movementSums, filters)] : []),
  ];
  return (
    <FirstReads serviceName={serviceName} reads={reads}>
      <CreditLedger serviceName={serviceName} />
    </FirstReads>
  );
}
