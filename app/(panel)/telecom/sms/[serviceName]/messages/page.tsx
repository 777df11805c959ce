import { SendingLog } from '@/components/messages/SendingLog';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('messages');

type Props = { params: Promise<{ serviceName: string }> };

export default async function MessagesPage({ params }: Props) {
  return <SendingLog serviceName={(await params).serviceName} />;
}
