import { SendPage } from '@/components/messages/send/SendPage';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('send');

type Props = { params: Promise<{ serviceName: string }> };

export default async function SendMessagePage({ params }: Props) {
  return <SendPage serviceName={(await params).serviceName} />;
}
