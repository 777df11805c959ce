import { SendPage } from '@/components/messages/send/SendPage';
import { FirstReads, first } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('send');

type Props = { params: Promise<{ serviceName: string }> };

export default async function SendMessagePage({ params }: Props) {
  const { serviceName } = await params;
  return (
    <FirstReads serviceName={serviceName} reads={[first(READS.reach, {}), first(READS.senders, {})]}>
      <SendPage serviceName={serviceName} />
    </FirstReads>
  );
}
