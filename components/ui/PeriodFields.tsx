'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';

type Period = { readonly from: string; readonly to: string };
type Props = { period: Period; onChange: (change: Partial<Period>) => void };

const ENDS = ['from', 'to'] as const;

/** A filter by days, both of them included, on the account's calendar; an empty end is open. */
export function PeriodFields({ period, onChange }: Props) {
  const t = useTranslations('ui');
  const id = useId();
  return (
    <div className="flex flex-wrap gap-3">
      {ENDS.map((end) => (
        <div key={end} className="flex items-center gap-2">
          <label htmlFor={id + end} className="text-sm text-muted max-sm:min-w-9">
            {t(end)}
          </label>
          <input
            id={id + end}
            type="date"
            value={period[end]}
            onChange={(event) => onChange({ [end]: event.target.value })}
            className="min-h-10 rounded-md border border-line bg-surface px-3"
          />
        </div>
      ))}
    </div>
  );
}
