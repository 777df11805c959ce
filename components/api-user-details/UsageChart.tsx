'use client';

import { useState } from 'react';
import type { UsageDay } from '@/lib/schemas/api-user-details';
import { classNames } from '../ui/class-names';
import { formatCount, formatCreditsForReader } from '../ui/format';
import { type Measure, UsageBars } from './UsageBars';
import { UsageTable } from './UsageTable';

const total = (usage: readonly UsageDay[], name: keyof UsageDay) => usage.reduce((sum, day) => sum + day[name], 0);

const MEASURES: readonly (readonly [Measure, string])[] = [
  ['messages', 'Messages'],
  ['credits', 'Credits'],
];

/** Sums over the period, a bar for each day by messages or by credits, and the same figures as a table. */
export function UsageChart({ usage }: { usage: readonly UsageDay[] }) {
  const [measure, setMeasure] = useState<Measure>('messages');
  return (
    <div className="p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-10 gap-y-4">
        <dl className="flex flex-wrap gap-x-10 gap-y-3 tabular-nums">
          <Sum label="Sent" text={formatCount(total(usage, 'sent'))} />
          <Sum label="Delivered" text={formatCount(total(usage, 'delivered'))} />
          <Sum label="Failed" text={formatCount(total(usage, 'failed'))} />
          <Sum label="Credits" text={formatCreditsForReader(total(usage, 'credits'))} />
        </dl>
        <div role="group" aria-label="Show" className="inline-flex rounded-md border border-line bg-raised p-0.5">
          {MEASURES.map(([name, label]) => (
            <button
              key={name}
              type="button"
              aria-pressed={measure === name}
              onClick={() => setMeasure(name)}
              className={classNames(
                'min-h-8 rounded px-3 text-sm font-medium',
                measure === name ? 'bg-surface text-ink shadow-card' : 'text-muted hover:text-ink',
              )}
            >
              {label}
            </button>
          ))}
        </div>
      </div>
      <UsageBars usage={usage} measure={measure} />
      <UsageTable usage={usage} />
    </div>
  );
}

function Sum({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="text-xl font-semibold">{text}</dd>
    </div>
  );
}
