'use client';

import { useTranslations } from 'use-intl';
import type { CallbackTest } from '@/lib/schemas/callback';
import { useCallOutcome } from '../ui/use-call-outcome';
import { useFormat } from '../ui/use-format';

/** What the receiver said to a test, spoken when it comes. */
export function CallbackTestResult({ test }: { test: CallbackTest | 'running' | null }) {
  const t = useTranslations('callbacks.test');
  const format = useFormat();
  const callOutcome = useCallOutcome();
  return (
    <div role="status" className="empty:hidden">
      {test === 'running' && <p className="text-muted">{t('calling')}</p>}
      {test !== null && test !== 'running' && (
        <div className="rounded-md border border-line bg-well p-3">
          <p className={isGood(test) ? 'font-medium text-accent' : 'font-medium text-bad'}>
            {t('outcome', { outcome: callOutcome(test), time: format.duration(test.durationMs) })}
          </p>
          {test.signatureWithheld && <p className="mt-1 text-xs">{t('signatureWithheld')}</p>}
          {test.answer !== '' && (
            <pre className="mt-2 max-h-32 overflow-hidden font-mono text-xs wrap-anywhere whitespace-pre-wrap">
              {test.answer}
            </pre>
          )}
        </div>
      )}
    </div>
  );
}

const isGood = ({ httpStatus }: CallbackTest) => httpStatus !== null && httpStatus >= 200 && httpStatus < 300;
