'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CALLBACK_KINDS } from '@/lib/domain/callbacks/callback-kinds';
import type { CallbackRow } from '@/lib/schemas/callback';
import { Button } from '../ui/Button';
import type { SignalName } from '../ui/Signal';
import { Status } from '../ui/Status';
import { useCallOutcome } from '../ui/use-call-outcome';
import { useFormat } from '../ui/use-format';
import { CallbackAnswer } from './CallbackAnswer';

const SIGNALS: Readonly<Record<CallbackRow['status'], SignalName>> = {
  pending: 'go',
  failing: 'bad',
  delivered: 'good',
  failed: 'bad',
};

type Props = {
  delivery: CallbackRow;
  /** What the call was about; null on the page of just that message. */
  message: ReactNode;
  timeZone: string;
  /** Undefined: the reader may not. */
  onRedeliver: (() => void) | undefined;
};

/** One delivery with all its attempts. */
export function CallbackDelivery({ delivery, message, timeZone, onRedeliver }: Props) {
  const format = useFormat();
  const t = useTranslations('callbacks');
  const callOutcome = useCallOutcome();
  const { kind, login, status, url, createdAt, nextAttemptAt, history } = delivery;
  return (
    <li className="px-4 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Status signal={SIGNALS[status]}>{t(`statuses.${status}`)}</Status>
        <time dateTime={createdAt}>{format.dateTime(createdAt, timeZone)}</time>
        {message}
        {login !== null && <span className="font-medium wrap-anywhere">{login}</span>}
        {CALLBACK_KINDS[kind].isOwed && onRedeliver && (
          <Button className="ml-auto" onClick={onRedeliver} aria-label={t('redeliverOne', { id: String(delivery.id) })}>
            {t('redeliver')}
          </Button>
        )}
      </div>
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
    </li>
  );
}
