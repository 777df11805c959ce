'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OwnApiKey } from '@/lib/schemas/api-key';
import { Panel } from '../ui/Panel';
import { SegmentedChoice } from '../ui/SegmentedChoice';
import { ApiKeyRow } from './ApiKeyRow';

type Props = { keys: readonly OwnApiKey[]; timeZone: string; onEnd: (key: OwnApiKey) => void };

const SHOWN = ['all', 'valid', 'expired'] as const;
type Shown = (typeof SHOWN)[number];

const isShown = ({ state }: OwnApiKey, shown: Shown) =>
  shown === 'all' || (state === 'expired') === (shown === 'expired');

/** The keys that one has allowed; those that have expired last, or apart. */
export function KeyList({ keys, timeZone, onEnd }: Props) {
  const t = useTranslations('apiKeys');
  const [chosen, setChosen] = useState<Shown>('all');
  const countOf = (name: Shown) => keys.filter((key) => isShown(key, name)).length;
  const hasBoth = countOf('valid') > 0 && countOf('expired') > 0;
  // With the last of its kind taken away there is nothing left to choose.
  const shown = hasBoth ? chosen : 'all';
  return (
    <Panel
      title={t('keys')}
      more={
        hasBoth && (
          <SegmentedChoice
            label={t('show')}
            options={SHOWN.map((name) => [name, t(`shown.${name}`, { count: countOf(name) })])}
            value={shown}
            onChoose={setChosen}
          />
        )
      }
    >
      {keys.length === 0 && <p className="p-4 text-muted">{t('noKeys')}</p>}
      <ul className="divide-y divide-line">
        {keys
          .filter((key) => isShown(key, shown))
          .toSorted((one, other) => Number(one.state === 'expired') - Number(other.state === 'expired'))
          .map((key) => (
            <ApiKeyRow key={key.id} apiKey={key} timeZone={timeZone} onEnd={() => onEnd(key)} />
          ))}
      </ul>
    </Panel>
  );
}
