'use client';

import { useTranslations } from 'use-intl';
import type { MadeCall } from '@/lib/queries/call-rest';
import { CodeSample } from '../../ui/CodeSample';
import { ErrorNotice } from '../../ui/Notice';
import { Status } from '../../ui/Status';
import { useFormat } from '../../ui/use-format';

export type ShownCall = MadeCall & { readonly method: string; readonly url: string; readonly body: string };

/** As much of an answer as a page shows well. */
const MOST_SHOWN = 20_000;

const headerLines = (headers: readonly (readonly [name: string, value: string])[]) =>
  headers.map(([name, value]) => `${name}: ${value}`);

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** A call that was made, and what came back. */
export function RestAnswer({ method, url, headers, body, answer }: ShownCall) {
  const t = useTranslations('guides.api');
  const format = useFormat();
  const told = Object.entries(headers).map(([name, value]): readonly [string, string] => [
    name,
    // It holds the secret itself.
    name === 'authorization' ? t('secretHidden') : value,
  ]);
  const text = answer ? indented(answer.body) : '';
  return (
    <div>
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {answer ? (
          <>
            <Status signal={answer.httpStatus < 300 ? 'good' : 'bad'}>{`HTTP ${answer.httpStatus}`}</Status>
            <span className="text-xs text-muted tabular-nums">{format.duration(answer.tookMs)}</span>
          </>
        ) : (
          <ErrorNotice>{t('unreachable')}</ErrorNotice>
        )}
      </div>
      <h5 className="mt-3 text-xs font-medium">{t('sent')}</h5>
      <CodeSample className="mt-1">
        {[`${method} ${url}`, ...headerLines(told), ...(body === '' ? [] : ['', body])].join('\n')}
      </CodeSample>
      {answer && (
        <>
          <h5 className="mt-3 text-xs font-medium">{t('answerHead')}</h5>
          <CodeSample className="mt-1">
            {[`HTTP ${answer.httpStatus}`, ...headerLines(answer.headers), '', text.slice(0, MOST_SHOWN)].join('\n')}
          </CodeSample>
          {text.length > MOST_SHOWN && (
            <p className="mt-1 text-xs text-muted">{t('cut', { count: text.length - MOST_SHOWN })}</p>
          )}
        </>
      )}
    </div>
  );
}
