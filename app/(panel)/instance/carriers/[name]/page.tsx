import { CarrierPage } from '@/components/instance/carriers/CarrierPage';
import { type CarrierPageProps, CarrierReads, carrierTitle } from '@/lib/panel/carrier-pages';
import { getRuntime } from '@/lib/server/runtime/runtime';

export const generateMetadata = (props: CarrierPageProps) => carrierTitle('carrier', props);

export default async function OneCarrierPage({ params }: CarrierPageProps) {
  const { name } = await params;
  return (
    <CarrierReads name={name}>
      <CarrierPage name={name} timeZone={getRuntime().env.timeZone} />
    </CarrierReads>
  );
}
