'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { UsageDay } from '@/lib/schemas/api-user-details';
import { classNames } from '../ui/class-names';
import { useFormat } from '../ui/use-format';
import { type Measure, UsageBars } from './UsageBars';
import { UsageTable } from './UsageTable';

const total = (usage: readonly UsageDay[], name: keyof UsageDay) => usage.reduce((sum, day) => sum + day[name], 0);

const isIdle = ({ sent, delivered, failed, credits }: UsageDay) =>
  [sent, delivered, failed, credits].every((sum) => sum === 0);

const MEASURES: readonly Measure[] = ['messages', 'credits'];

/** Sums over the period, a bar for each day by messages or by credits, and the same figures as a table; a sentence where all are 0. */
export function UsageChart({ usage }: { usage: readonly UsageDay[] }) {
  const format = useFormat();
  const t = useTranslations('apiUserDetails');
  const [measure, setMeasure] = useState<Measure>('messages');
  if (usage.every(isIdle)) return <p className="px-4 py-5 text-muted">{t('nothingSent')}</p>;
  return (
    <div className="p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-10 gap-y-4">
        <dl className="flex flex-wrap gap-x-10 gap-y-3 tabular-nums">
          <Sum label={t('sent')} text={format.count(total(usage, 'sent'))} />
          <Sum label={t('delivered')} text={format.count(total(usage, 'delivered'))} />
          <Sum label={t('failed')} text={format.count(total(usage, 'failed'))} />
          <Sum label={t('credits')} text={format.credits(total(usage, 'credits'))} />
        </dl>
        <div role="group" aria-label={t('show')} className="inline-flex rounded-md border border-line bg-well p-0.5">
          {MEASURES.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={measure === name}
              onClick={() => setMeasure(name)}
              className={classNames(
                'min-h-8 rounded-sm px-3 text-xs font-medium',
                measure === name ? 'bg-surface text-ink shadow-card' : 'text-muted hover:text-ink',
              )}
            >
              {t(name)}
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
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="text-xl font-semibold">{text}</dd>
    </div>
  );
}
