'use client';

import { useTranslations } from 'use-intl';
import type { Credits } from '@/lib/domain/credits';
import { ColourKey } from '../charts/ColourKey';
import { useFormat } from '../ui/use-format';

type Props = {
  /** The account's credit that no quota holds. */
  free: Credits;
  /** What this API user's quota holds now, and what it is to hold; null: what is typed is no quota. */
  quota: Credits;
  wanted: Credits | null;
  /** What the other quotas hold. */
  others: Credits;
  most: Credits;
};

const COLOURS = { account: 'bg-chart-1', user: 'bg-chart-3', others: 'bg-control' } as const;

/** What a new quota makes of the account's credit: now, the change and after, in numbers and as two bars. */
export function QuotaChange({ free, quota, wanted, others, most }: Props) {
  const t = useTranslations('apiUsers.quota.change');
  const figures = useTranslations('ui.figures');
  const format = useFormat();
  if (wanted === null) {
    return (
      <p aria-live="polite" className="rounded-md border border-line bg-well p-3 text-xs text-secondary">
        {t('none', { most: format.credits(most) })}
      </p>
    );
  }
  const moved = wanted - quota;
  const rows = [
    { name: 'account', now: free, change: -moved },
    { name: 'user', now: quota, change: moved },
    { name: 'others', now: others, change: 0 },
  ] as const;
  const shown = rows.filter(({ name }) => name !== 'others' || others > 0);
  return (
    <div aria-live="polite" className="rounded-md border border-line bg-well p-3 text-xs tabular-nums">
      <table className="w-full text-right">
        <caption className="sr-only">{t('caption')}</caption>
        <thead className="text-2xs text-muted">
          <tr>
            <td />
            {(['now', 'change', 'after'] as const).map((name) => (
              <th key={name} scope="col" className="pb-1 pl-3 font-medium">
                {figures(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, now, change }) => (
            <tr key={name}>
              <th scope="row" className="py-0.5 text-left font-normal">
                <span className="inline-flex items-center gap-2">
                  <ColourKey className={COLOURS[name]} />
                  {t(`of.${name}`)}
                </span>
              </th>
              <td className="pl-3">{format.exactCredits(now)}</td>
              <td className="pl-3 text-muted">{format.exactChange(change)}</td>
              <td className="pl-3 font-medium">{format.exactCredits(now + change)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div aria-hidden="true" className="mt-3 grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-1.5">
        <span className="text-2xs text-muted">{figures('now')}</span>
        <Bar parts={shown.map(({ name, now }) => [COLOURS[name], now])} />
        <span className="text-2xs text-muted">{figures('after')}</span>
        <Bar parts={shown.map(({ name, now, change }) => [COLOURS[name], now + change])} />
      </div>
    </div>
  );
}

function Bar({ parts }: { parts: readonly (readonly [colour: string, amount: Credits])[] }) {
  const whole = parts.reduce((sum, [, amount]) => sum + amount, 0);
  return (
    <span className="flex h-2 gap-px overflow-hidden rounded-full bg-track">
      {parts.map(([colour, amount]) => (
        <span key={colour} className={colour} style={{ width: `${whole === 0 ? 0 : (amount / whole) * 100}%` }} />
      ))}
    </span>
  );
}
