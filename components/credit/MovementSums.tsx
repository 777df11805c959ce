'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { MovementFilterQuery } from '@/lib/schemas/movement';
import { useFormat } from '../ui/use-format';

type Props = { serviceName: string; filters: MovementFilterQuery; timeZone: string };

/** A column each; on a phone a line each, so that all figures stand below each other. */
const SUM = 'max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-4';

/** Each of them is on both sides, and so comes to nothing where both are shown. */
const BETWEEN_BALANCES: ReadonlySet<string> = new Set(['quota_assigned', 'quota_released']);

/**
 * What the movements that are filtered come to, kind by kind. It is a figure of a moment, which it says: adding up is a
 * long read, and is not done again with every message.
 */
export function MovementSums({ serviceName, filters, timeZone }: Props) {
  const t = useTranslations('credit');
  const format = useFormat();
  const { data, isError } = useResource(RESOURCES.movementSums, serviceName, filters);
  if (isError && !data) return <p className="mt-4 text-muted">{t('sumsFailed')}</p>;
  const sums = data?.sums.filter(({ kind, amount }) => amount !== 0 || !BETWEEN_BALANCES.has(kind)) ?? [];
  if (data && sums.length === 0) return null;
  const total = sums.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <section aria-label={t('sums')} className="mt-3 rounded-lg border border-line bg-surface px-4 py-3 shadow-card">
      <dl className="flex min-h-10 flex-wrap gap-x-8 gap-y-2 max-sm:flex-col">
        {sums.map(({ kind, count, amount }) => (
          <div key={kind} className={SUM}>
            <dt className="text-xs text-muted">{t('countOf', { kind: t(`kinds.${kind}`), count })}</dt>
            <dd className="font-medium tabular-nums">{format.exactChange(amount)}</dd>
          </div>
        ))}
        {sums.length > 1 && (
          <div className={`${SUM} border-line max-sm:border-t max-sm:pt-2 sm:border-l sm:pl-8`}>
            <dt className="text-xs font-medium text-ink">{t('inAll')}</dt>
            <dd className="font-semibold tabular-nums">{format.exactChange(total)}</dd>
          </div>
        )}
      </dl>
      <p className="mt-1 min-h-5 text-xs text-muted">
        {data && t(data.isOfNewest ? 'addedUpNewest' : 'addedUp', { at: format.minute(data.at, timeZone) })}
      </p>
    </section>
  );
}
