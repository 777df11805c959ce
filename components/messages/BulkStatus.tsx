'use client';

import { useTranslations } from 'use-intl';
import { OUTCOMES, type Outcomes } from '@/lib/domain/delivery/sent-bulk';
import { Status } from '../ui/Status';
import { OUTCOME_LOOKS } from './outcome-looks';

/** How many messages of a bulk send came to what, in a line; what there is none of is left out. */
export function BulkStatus({ outcomes }: { outcomes: Outcomes }) {
  const t = useTranslations('bulk');
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-0.5 align-top tabular-nums max-sm:gap-y-1">
      {OUTCOMES.filter((outcome) => outcomes[outcome] > 0).map((outcome) => (
        <Status key={outcome} signal={OUTCOME_LOOKS[outcome].signal}>
          {t('some', { outcome, count: outcomes[outcome] })}
        </Status>
      ))}
    </span>
  );
}
