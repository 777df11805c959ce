import { SendersPanel } from '@/components/senders/SendersPanel';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('senders');

type Props = { params: Promise<{ serviceName: string }> };

export default async function SendersPage({ params }: Props) {
  const { serviceName } = await params;
  return <SendersPanel serviceName={serviceName} />;
}
