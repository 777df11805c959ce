import { CallbackLog } from '@/components/callbacks/CallbackLog';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('callbacks');

type Props = { params: Promise<{ serviceName: string }> };

export default async function CallbacksPage({ params }: Props) {
  return <CallbackLog serviceName={(await params).serviceName} />;
}
