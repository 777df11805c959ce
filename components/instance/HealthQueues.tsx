'use client';

import { useTranslations } from 'use-intl';
import type { BoundedCount, InstanceHealth } from '@/lib/schemas/operations';
import { Fact } from '../ui/Fact';
import { Moment } from '../ui/Moment';
import { Panel } from '../ui/Panel';
import { Status } from '../ui/Status';
import { useFormat } from '../ui/use-format';

const QUEUES = [
  'due',
  'later',
  'undecided',
  'bulkMessages',
  'callbacksOwed',
  'callbacksFailing',
  'unmatchedReceipts',
  'alertsOwed',
] as const;

/** How much waits of each kind; a long queue is told as more than its bound. */
export function HealthQueues({ health, timeZone }: { health: InstanceHealth; timeZone: string }) {
  const t = useTranslations('instance.health');
  const format = useFormat();
  const told = ({ count, isMore }: BoundedCount) =>
    isMore ? t('more', { count: format.count(count) }) : format.count(count);
  return (
    <Panel title={t('queues')}>
      <dl className="divide-y divide-line">
        {QUEUES.map((name) => (
          <Fact key={name} name={t(name)}>
            {(name === 'callbacksFailing' || name === 'undecided') && health[name].count > 0 ? (
              <Status signal="warn">{told(health[name])}</Status>
            ) : (
              told(health[name])
            )}
          </Fact>
        ))}
        {health.dueSince !== null && (
          <Fact name={t('dueSince')}>
            <Moment at={health.dueSince} timeZone={timeZone} />
          </Fact>
        )}
      </dl>
    </Panel>
  );
}
