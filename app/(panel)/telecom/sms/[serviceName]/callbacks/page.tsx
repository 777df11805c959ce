import { CallbackLog } from '@/components/callbacks/CallbackLog';
import { titled } from '@/lib/panel/words';
import { redeliverAction } from './actions';

export const generateMetadata = titled('callbacks');

type Props = { params: Promise<{ serviceName: string }> };

export default async function CallbacksPage({ params }: Props) {
  const { serviceName } = await params;
  return <CallbackLog serviceName={serviceName} redeliver={redeliverAction.bind(null, serviceName)} />;
}
