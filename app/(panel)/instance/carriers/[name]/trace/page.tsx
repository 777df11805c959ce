import { CarrierTrace } from '@/components/instance/carriers/CarrierTrace';
import { type CarrierPageProps, CarrierReads, carrierTitle } from '@/lib/panel/carrier-pages';
import { first, listQueryOf } from '@/lib/panel/first-reads';
import { INSTANCE_READS } from '@/lib/panel/instance-reads';
import { carrierTraceFilters } from '@/lib/schemas/carrier-pages';
import { getRuntime } from '@/lib/server/runtime/runtime';

export const generateMetadata = (props: CarrierPageProps) => carrierTitle('carrierTrace', props);

export default async function CarrierTracePage({ params, searchParams }: CarrierPageProps) {
  const { name } = await params;
  const asked = listQueryOf({ resource: { query: carrierTraceFilters } }, await searchParams);
  return (
    <CarrierReads name={name} reads={asked ? [first(INSTANCE_READS.carrierTrace, { ...asked, name })] : []}>
      <CarrierTrace name={name} timeZone={getRuntime().env.timeZone} />
    </CarrierReads>
  );
}
