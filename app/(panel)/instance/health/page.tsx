import { InstanceHealth } from '@/components/instance/InstanceHealth';
import { FirstReads, first } from '@/lib/panel/first-reads';
import { INSTANCE_READS } from '@/lib/panel/instance-reads';
import { titled } from '@/lib/panel/words';
import { INSTANCE } from '@/lib/queries/instance-resources';
import { getRuntime } from '@/lib/server/runtime/runtime';

export const generateMetadata = titled('instanceHealth');

export default function InstanceHealthPage() {
  return (
    <FirstReads
      serviceName={INSTANCE}
      reads={[
        first(INSTANCE_READS.health, {}),
        first(INSTANCE_READS.dailyBackup, {}),
        first(INSTANCE_READS.outages, {}),
      ]}
    >
      <InstanceHealth timeZone={getRuntime().env.timeZone} />
    </FirstReads>
  );
}
