import { CarrierSettings } from '@/components/instance/carriers/CarrierSettings';
import { type CarrierPageProps, CarrierReads, carrierTitle } from '@/lib/panel/carrier-pages';
import { getRuntime } from '@/lib/server/runtime/runtime';

export const generateMetadata = (props: CarrierPageProps) => carrierTitle('carrierSettings', props);

export default async function CarrierSettingsPage({ params }: CarrierPageProps) {
  const { name } = await params;
  return (
    <CarrierReads name={name}>
      <CarrierSettings name={name} timeZone={getRuntime().env.timeZone} />
    </CarrierReads>
  );
}
