'use client';

import { useTranslations } from 'use-intl';
import type { CallbackRow } from '@/lib/schemas/callback';
import { useCallOutcome } from '../ui/use-call-outcome';
import { useFormat } from '../ui/use-format';
import { CallbackAnswer } from './CallbackAnswer';

/** Where a call went, each of its tries with what came of it, and when the next one is. */
export function CallbackTries({ delivery, timeZone }: { delivery: CallbackRow; timeZone: string }) {
  const format = useFormat();
  const t = useTranslations('callbacks');
  const callOutcome = useCallOutcome();
  const { status, url, nextAttemptAt, history } = delivery;
  return (
    <>
      <p className="mt-2 font-mono text-xs wrap-anywhere text-muted">GET {url}</p>
      {history.length > 0 && (
        <ol className="mt-2 space-y-1.5 text-xs">
          {history.map((attempt, index) => (
            <li key={attempt.at}>
              <span className="tabular-nums">
                {t.rich('attempt', {
                  number: index + 1,
                  at: format.dateTime(attempt.at, timeZone),
                  outcome: callOutcome(attempt),
                  ms: attempt.durationMs,
                  strong: (outcome) => <strong>{outcome}</strong>,
                })}
              </span>
              {attempt.url !== null && (
                <span className="block pl-5 font-mono wrap-anywhere text-muted">GET {attempt.url}</span>
              )}
              <details className="pl-5 text-muted">
                <summary className="cursor-pointer">{t('headers')}</summary>
                <pre className="font-mono whitespace-pre-wrap">
                  {attempt.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}
                </pre>
              </details>
              {attempt.answer !== '' && <CallbackAnswer answer={attempt.answer} />}
            </li>
          ))}
        </ol>
      )}
      {status === 'failing' && nextAttemptAt !== null && (
        <p className="mt-2 text-xs text-muted">{t('nextTry', { at: format.dateTime(nextAttemptAt, timeZone) })}</p>
      )}
    </>
  );
}
