import { NewCarrier } from '@/components/instance/carriers/NewCarrier';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('newCarrier');

export default function NewCarrierPage() {
  return <NewCarrier />;
}
