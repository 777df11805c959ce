'use client';

import { useTranslations } from 'use-intl';
import { listensOn } from '@/lib/domain/instance/node';
import type { InstanceHealth } from '@/lib/schemas/operations';
import { Fact } from '../ui/Fact';
import { Moment } from '../ui/Moment';
import { Panel } from '../ui/Panel';
import { Status } from '../ui/Status';
import { useFormat } from '../ui/use-format';

type Node = InstanceHealth['nodes'][number];

/** From here on clocks are worth setting right: times of day are told by them. */
const WORTH_TELLING_MS = 1_000;

/** The processes that serve the instance together, and those whose work was taken up a moment ago. */
export function HealthNodes({ nodes, timeZone }: { nodes: readonly Node[]; timeZone: string }) {
  const t = useTranslations('instance.health');
  return (
    <Panel title={t('nodes')}>
      <dl className="divide-y divide-line">
        {nodes.map((node) => (
          <Fact key={node.name} name={node.name}>
            <NodeState node={node} timeZone={timeZone} />
          </Fact>
        ))}
      </dl>
    </Panel>
  );
}

function NodeState({ node, timeZone }: { node: Node; timeZone: string }) {
  const t = useTranslations('instance.health.node');
  const format = useFormat();
  const { isDead, isHere, pid, listens, version, startedAt, seenAt, held, lagMs, aheadMs } = node;
  const time = (at: string) => ({ time: () => <Moment at={at} timeZone={timeZone} /> });
  return (
    <>
      <Status signal={isDead ? 'bad' : 'good'}>{isDead ? t('dead') : t(isHere ? 'here' : 'alive')}</Status>
      <ul className="text-2xs text-muted">
        {listens !== null && (
          <li className="wrap-anywhere">
            {listens.host === null
              ? t('listensOnPort', { port: String(listens.port) })
              : t('listensOn', { address: listensOn(listens) })}
          </li>
        )}
        {pid !== null && <li>{t('process', { pid: String(pid) })}</li>}
        <li>{t('version', { version })}</li>
        {/* The page's head says it of this one. */}
        {!isHere && <li>{t.rich('since', time(startedAt))}</li>}
        <li>{t.rich('seen', time(seenAt))}</li>
        <li>{t('held', { count: held })}</li>
        {lagMs > 0 && <li>{t('lag', { lag: format.duration(lagMs) })}</li>}
        {Math.abs(aheadMs) >= WORTH_TELLING_MS && (
          <li>{t('clock', { difference: format.duration(Math.abs(aheadMs)) })}</li>
        )}
      </ul>
    </>
  );
}
