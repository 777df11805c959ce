import { SendersPanel } from '@/components/senders/SendersPanel';
import { FirstReads, first } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('senders');

type Props = { params: Promise<{ serviceName: string }> };

export default async function SendersPage({ params }: Props) {
  const { serviceName } = await params;
  return (
    <FirstReads serviceName={serviceName} reads={[first(READS.senders, {})]}>
      <SendersPanel serviceName={serviceName} />
    </FirstReads>
  );
}
