import { InstanceAccounts } from '@/components/instance/InstanceAccounts';
import { FirstReads, first, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { INSTANCE_READS } from '@/lib/panel/instance-reads';
import { titled } from '@/lib/panel/words';
import { INSTANCE } from '@/lib/queries/instance-resources';
import { getRuntime } from '@/lib/server/runtime/runtime';

export const generateMetadata = titled('instanceAccounts');

type Props = { searchParams: Promise<PageQuery> };

export default async function InstanceAccountsPage({ searchParams }: Props) {
  const accounts = firstList(INSTANCE_READS.accounts, await searchParams);
  return (
    <FirstReads
      serviceName={INSTANCE}
      reads={[accounts, first(INSTANCE_READS.dailyBackup, {}), first(INSTANCE_READS.outages, {})]}
    >
      <InstanceAccounts timeZone={getRuntime().env.timeZone} />
    </FirstReads>
  );
}
