'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { CONTROL } from './control-look';

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
          <label htmlFor={id + end} className="text-xs text-muted max-sm:min-w-9">
            {t(end)}
          </label>
          <input
            id={id + end}
            type="date"
            value={period[end]}
            onChange={(event) => onChange({ [end]: event.target.value })}
            className={CONTROL}
          />
        </div>
      ))}
    </div>
  );
}
