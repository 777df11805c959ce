import { CarrierDecisions, DecisionsOfDeleted } from '@/components/instance/carriers/CarrierDecisions';
import { type CarrierPageProps, CarrierReads, carrierTitle } from '@/lib/panel/carrier-pages';
import { first, listQueryOf } from '@/lib/panel/first-reads';
import { INSTANCE_READS } from '@/lib/panel/instance-reads';
import { carrierUndecidedFilters } from '@/lib/schemas/carrier-undecided';
import { getRuntime } from '@/lib/server/runtime/runtime';

export const generateMetadata = (props: CarrierPageProps) => carrierTitle('carrierDecisions', props);

export default async function CarrierDecisionsPage({ params, searchParams }: CarrierPageProps) {
  const { name } = await params;
  const asked = listQueryOf({ resource: { query: carrierUndecidedFilters } }, await searchParams);
  const { timeZone } = getRuntime().env;
  return (
    <CarrierReads
      name={name}
      reads={asked ? [first(INSTANCE_READS.carrierUndecided, { ...asked, name })] : []}
      deleted={<DecisionsOfDeleted name={name} timeZone={timeZone} />}
    >
      <CarrierDecisions name={name} timeZone={timeZone} />
    </CarrierReads>
  );
}
