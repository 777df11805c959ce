'use client';

import { useTranslations } from 'use-intl';
import type { CallbackRow } from '@/lib/schemas/callback';
import { Moment } from '../ui/Moment';
import { Status } from '../ui/Status';
import { useCallOutcome } from '../ui/use-call-outcome';
import { useFormat } from '../ui/use-format';
import { CallbackAnswer } from './CallbackAnswer';
import { CalledUrl } from './CalledUrl';
import { hasSucceeded, useThen } from './use-then';

type Props = { delivery: CallbackRow; timeZone: string };
type Try = CallbackRow['history'][number];

const HEAD = 'h-7 pr-3 text-left text-2xs font-medium whitespace-nowrap text-muted';
const CELL = 'border-t border-line py-1 pr-3 align-top';

/** Where a call went, each of its tries with what came of it and what followed, or when the next one is. */
export function CallbackTries({ delivery, timeZone }: Props) {
  const t = useTranslations('callbacks');
  const { url, history } = delivery;
  return (
    <>
      {history.length > 0 && (
        <table className="mt-2 w-full border-separate border-spacing-0 text-left text-xs tabular-nums">
          <thead>
            <tr>
              <th scope="col" className={HEAD}>
                {t('try')}
              </th>
              <th scope="col" className={HEAD}>
                {t('at')}
              </th>
              <th scope="col" className={HEAD}>
                {t('answer')}
              </th>
              <th scope="col" className={`${HEAD} text-right`}>
                {t('took')}
              </th>
              <th scope="col" className={`${HEAD} w-2/5 pl-3 max-sm:hidden`}>
                {t('then')}
              </th>
            </tr>
          </thead>
          {history.map((attempt, index) => (
            <TryRows key={attempt.at} delivery={delivery} index={index} attempt={attempt} timeZone={timeZone} />
          ))}
        </table>
      )}
      <CalledUrl url={url} className="mt-2 text-xs text-muted" />
    </>
  );
}

type TryProps = Props & { attempt: Try; index: number };

/** One try, and below it what was sent and answered. */
function TryRows({ delivery, attempt, index, timeZone }: TryProps) {
  const t = useTranslations('callbacks');
  const format = useFormat();
  const callOutcome = useCallOutcome();
  const then = useThen(timeZone)(delivery, index);
  return (
    <tbody>
      <tr>
        <td className={CELL}>{format.count(index + 1)}</td>
        <td className={CELL}>
          <Moment at={attempt.at} timeZone={timeZone} className="sm:whitespace-nowrap" />
        </td>
        <td className={CELL}>
          <Status signal={hasSucceeded(attempt) ? 'good' : 'bad'}>
            {/* A code stays on one line: the time beside it gives way. */}
            <span className={attempt.httpStatus === null ? undefined : 'whitespace-nowrap'}>
              {callOutcome(attempt)}
            </span>
          </Status>
        </td>
        <td className={`${CELL} text-right whitespace-nowrap`}>{format.duration(attempt.durationMs)}</td>
        <td className={`${CELL} pl-3 text-secondary max-sm:hidden`}>{then}</td>
      </tr>
      <tr>
        <td />
        <td colSpan={4} className="pb-1.5 text-muted">
          {then !== '' && <p className="sm:hidden">{then}</p>}
          {attempt.url !== null && <CalledUrl url={attempt.url} />}
          {attempt.headers.length > 0 && (
            <details>
              <summary className="w-fit cursor-pointer">{t('headers')}</summary>
              <pre className="font-mono wrap-anywhere whitespace-pre-wrap">
                {attempt.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}
              </pre>
            </details>
          )}
          {attempt.answer !== '' && <CallbackAnswer answer={attempt.answer} />}
        </td>
      </tr>
    </tbody>
  );
}
