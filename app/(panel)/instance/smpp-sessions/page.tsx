import { SmppSessions } from '@/components/instance/smpp/SmppSessions';
import { FirstReads, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { INSTANCE_READS } from '@/lib/panel/instance-reads';
import { titled } from '@/lib/panel/words';
import { INSTANCE } from '@/lib/queries/instance-resources';
import { getRuntime } from '@/lib/server/runtime/runtime';

export const generateMetadata = titled('smppSessions');

type Props = { searchParams: Promise<PageQuery> };

export default async function SmppSessionsPage({ searchParams }: Props) {
  const { env, smpp } = getRuntime();
  return (
    <FirstReads serviceName={INSTANCE} reads={[firstList(INSTANCE_READS.smppSessions, await searchParams)]}>
      <SmppSessions timeZone={env.timeZone} isServed={smpp !== null} />
    </FirstReads>
  );
}
