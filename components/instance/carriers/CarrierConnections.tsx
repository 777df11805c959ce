'use client';

import { useTranslations } from 'use-intl';
import type { CarrierDetails } from '@/lib/schemas/carrier-pages';
import { Fact } from '../../ui/Fact';
import { Panel } from '../../ui/Panel';
import type { SignalName } from '../../ui/Signal';
import { Status } from '../../ui/Status';

type Connection = NonNullable<CarrierDetails['live']>['connections'][number];

const SIGNALS = {
  waiting: 'bad',
  connecting: 'go',
  binding: 'go',
  bound: 'good',
  draining: 'warn',
  unbinding: 'warn',
  ended: 'bad',
} as const satisfies Record<Connection['state'], SignalName>;

/** Each connection of a carrier: what it is for, whether it stands and, where not, why. */
export function CarrierConnections({ connections }: { connections: readonly Connection[] }) {
  const t = useTranslations('instance.carriers.connections');
  return (
    <Panel title={t('title')}>
      <dl className="divide-y divide-line">
        {connections.map(({ role, state, trouble }, index) => (
          <Fact key={`${role}-${String(index)}`} name={t('name', { number: index + 1, role: t(`roles.${role}`) })}>
            <Status signal={SIGNALS[state]}>{t(`states.${state}`)}</Status>
            {trouble !== null && <span className="block text-2xs text-muted">{trouble}</span>}
          </Fact>
        ))}
      </dl>
    </Panel>
  );
}
