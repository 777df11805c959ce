import type { Metadata } from 'next';
import { SendingLog } from '@/components/messages/SendingLog';

export const metadata: Metadata = { title: 'Sending log' };

type Props = { params: Promise<{ serviceName: string }> };

export default async function MessagesPage({ params }: Props) {
  return <SendingLog serviceName={(await params).serviceName} />;
}
