import type { Metadata } from 'next';
import { CallbackLog } from '@/components/callbacks/CallbackLog';
import { redeliverAction } from './actions';

export const metadata: Metadata = { title: 'Callback log' };

type Props = { params: Promise<{ serviceName: string }> };

export default async function CallbacksPage({ params }: Props) {
  const { serviceName } = await params;
  return <CallbackLog serviceName={serviceName} redeliver={redeliverAction.bind(null, serviceName)} />;
}
