import type { CallbackRow } from '@/lib/schemas/callback';
import { Badge, type Tone } from '../ui/Badge';
import { Button } from '../ui/Button';
import { formatCount, formatDateTime } from '../ui/format';
import { useCallOutcome } from '../ui/use-call-outcome';
import { CallbackAnswer } from './CallbackAnswer';

export const STATUS_LABELS: Readonly<Record<CallbackRow['status'], string>> = {
  pending: 'Pending',
  delivered: 'Delivered',
  failed: 'Failed',
};
const TONES: Readonly<Record<CallbackRow['status'], Tone>> = { pending: 'wait', delivered: 'good', failed: 'bad' };

type Props = {
  delivery: CallbackRow;
  timeZone: string;
  /** Undefined: the reader may not. */
  onRedeliver: (() => void) | undefined;
};

/** One delivery with all its attempts. */
export function CallbackDelivery({ delivery, timeZone, onRedeliver }: Props) {
  const callOutcome = useCallOutcome();
  const { kind, login, messageId, status, url, createdAt, nextAttemptAt, history } = delivery;
  return (
    <li className="px-4 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Badge tone={TONES[status]}>{STATUS_LABELS[status]}</Badge>
        <time dateTime={createdAt}>{formatDateTime(createdAt, timeZone)}</time>
        <span className="text-muted">{kind === 'test' ? 'Test' : `Message ${messageId}`}</span>
        {login !== null && <span className="font-medium">{login}</span>}
        {kind === 'status' && onRedeliver && (
          <Button className="ml-auto" onClick={onRedeliver} aria-label={`Redeliver ${delivery.id}`}>
            Redeliver
          </Button>
        )}
      </div>
      <p className="mt-2 font-mono text-sm [overflow-wrap:anywhere] text-muted">GET {url}</p>
      {history.length > 0 && (
        <ol className="mt-2 space-y-1.5 text-sm">
          {history.map((attempt, index) => (
            <li key={attempt.id}>
              <span className="tabular-nums">
                {index + 1}. {formatDateTime(attempt.at, timeZone)}: <strong>{callOutcome(attempt)}</strong> after{' '}
                {formatCount(attempt.durationMs)} ms
              </span>
              {attempt.url !== null && (
                <span className="block pl-5 font-mono [overflow-wrap:anywhere] text-muted">GET {attempt.url}</span>
              )}
              <details className="pl-5 text-muted">
                <summary className="cursor-pointer">Request headers</summary>
                <pre className="font-mono whitespace-pre-wrap">
                  {attempt.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}
                </pre>
              </details>
              {attempt.answer !== '' && <CallbackAnswer answer={attempt.answer} />}
            </li>
          ))}
        </ol>
      )}
      {status === 'pending' && nextAttemptAt !== null && history.length > 0 && (
        <p className="mt-2 text-sm text-muted">Next try {formatDateTime(nextAttemptAt, timeZone)}.</p>
      )}
    </li>
  );
}
