import { CarrierReceipts } from '@/components/instance/carriers/CarrierReceipts';
import { type CarrierPageProps, CarrierReads, carrierTitle } from '@/lib/panel/carrier-pages';
import { first, listQueryOf } from '@/lib/panel/first-reads';
import { INSTANCE_READS } from '@/lib/panel/instance-reads';
import { carrierReceiptsFilters } from '@/lib/schemas/carrier-pages';
import { getRuntime } from '@/lib/server/runtime/runtime';

export const generateMetadata = (props: CarrierPageProps) => carrierTitle('carrierReceipts', props);

export default async function CarrierReceiptsPage({ params, searchParams }: CarrierPageProps) {
  const { name } = await params;
  const asked = listQueryOf({ resource: { query: carrierReceiptsFilters } }, await searchParams);
  return (
    <CarrierReads name={name} reads={asked ? [first(INSTANCE_READS.carrierReceipts, { ...asked, name })] : []}>
      <CarrierReceipts name={name} timeZone={getRuntime().env.timeZone} />
    </CarrierReads>
  );
}
