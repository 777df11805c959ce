import { InstanceBackups } from '@/components/instance/InstanceBackups';
import { FirstReads, first } from '@/lib/panel/first-reads';
import { INSTANCE_READS } from '@/lib/panel/instance-reads';
import { titled } from '@/lib/panel/words';
import { INSTANCE } from '@/lib/queries/instance-resources';
import { getRuntime } from '@/lib/server/runtime/runtime';

export const generateMetadata = titled('instanceBackups');

export default function InstanceBackupsPage() {
  return (
    <FirstReads
      serviceName={INSTANCE}
      reads={[first(INSTANCE_READS.backups, {}), first(INSTANCE_READS.dailyBackup, {})]}
    >
      <InstanceBackups timeZone={getRuntime().env.timeZone} />
    </FirstReads>
  );
}
