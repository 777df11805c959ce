'use client';

import { useTranslations } from 'use-intl';
import { OUTCOMES } from '@/lib/domain/delivery/sent-bulk';
import type { KeptBulkRow } from '@/lib/schemas/sent-bulk';
import { ColourKey } from '../charts/ColourKey';
import { Headline } from '../ui/Headline';
import { Panel } from '../ui/Panel';
import { useFormat } from '../ui/use-format';
import { OUTCOME_LOOKS } from './outcome-looks';

/** What became of a bulk send's messages so far: as shares of one bar, and in figures, which say the same. */
export function BulkOutcomes({ send: { outcomes, messageCount } }: { send: KeptBulkRow }) {
  const t = useTranslations('bulk');
  const format = useFormat();
  const shares = OUTCOMES.map((outcome) => ({ outcome, count: outcomes[outcome] }));
  return (
    <Panel title={t('outcomes')}>
      <div className="p-4">
        <div aria-hidden="true" className="flex h-3 gap-px overflow-hidden rounded-sm bg-surface">
          {shares
            .filter(({ count }) => count > 0)
            .map(({ outcome, count }) => (
              <span
                key={outcome}
                className={`min-w-1 forced-color-adjust-none ${OUTCOME_LOOKS[outcome].bar}`}
                style={{ flexGrow: count, flexBasis: 0 }}
              />
            ))}
        </div>
        <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3.5 tabular-nums sm:flex sm:flex-wrap sm:gap-x-8">
          <Headline label={t('all')}>{format.count(messageCount)}</Headline>
          {shares.map(({ outcome, count }) => (
            <Headline
              key={outcome}
              label={
                <>
                  <ColourKey className={OUTCOME_LOOKS[outcome].bar} />
                  {t(`names.${outcome}`)}
                </>
              }
              note={count > 0 ? t('ofAll', { share: format.percent(count / messageCount) }) : undefined}
            >
              {format.count(count)}
            </Headline>
          ))}
        </dl>
      </div>
    </Panel>
  );
}
