'use client';

import { useTranslations } from 'use-intl';
import { readAnswer } from '@/lib/domain/http2sms/read-answer';
import { findRefusal, refusalOf } from '@/lib/domain/http2sms/refusal';
import type { TimedAnswer } from '@/lib/queries/timed-call';
import { guidesPath, refusalAnchor } from '@/lib/schemas/guide';
import { useRefusalLabel } from '../../forms/use-refusal-label';
import { CodeSample } from '../../ui/CodeSample';
import { ErrorNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { TextLink } from '../../ui/TextLink';
import { useFormat } from '../../ui/use-format';

type Props = { serviceName: string; answer: TimedAnswer | 'none' | null };

/** What came back, as it came, and where it leads. */
export function PlaygroundAnswer({ serviceName, answer }: Props) {
  const t = useTranslations('guides.playground');
  const format = useFormat();
  return (
    <Panel
      title={t('answer')}
      more={
        answer !== null &&
        answer !== 'none' && <span className="text-xs text-muted">{format.duration(answer.tookMs)}</span>
      }
    >
      <div className="px-4 py-3" role="status">
        {answer === null && <p className="text-secondary">{t('noAnswer')}</p>}
        {answer === 'none' && <ErrorNotice>{t('unreachable')}</ErrorNotice>}
        {answer !== null && answer !== 'none' && (
          <>
            <Outcome serviceName={serviceName} body={answer.body} />
            <h3 className="mt-3 text-xs font-medium">{t('headers')}</h3>
            <CodeSample className="mt-1">
              {[`HTTP ${answer.httpStatus}`, ...answer.headers.map(([name, value]) => `${name}: ${value}`)].join('\n')}
            </CodeSample>
            <h3 className="mt-3 text-xs font-medium">{t('body')}</h3>
            <CodeSample className="mt-1">{answer.body}</CodeSample>
          </>
        )}
      </div>
    </Panel>
  );
}

/** As many links to messages as are of use. */
const LINKS_SHOWN = 5;

/** The answer in words, with links to its messages or to what its reason means. */
function Outcome({ serviceName, body }: { serviceName: string; body: string }) {
  const t = useTranslations('guides.playground');
  const labelOf = useRefusalLabel();
  const answer = readAnswer(body);
  if (!answer) return null;
  if (answer.kind === 'refused') {
    const refusal = refusalOf(answer.reason);
    const code = refusal && findRefusal(refusal)?.status;
    return (
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Status signal="bad">{t('refusedWith', { reason: refusal ? labelOf(refusal) : answer.reason })}</Status>
        {refusal && (
          <>
            {code !== undefined && <span className="text-muted tabular-nums">{t('code', { code: String(code) })}</span>}
            <TextLink href={`${guidesPath(serviceName, 'http2sms')}#${refusalAnchor(refusal)}`}>{t('why')}</TextLink>
          </>
        )}
      </p>
    );
  }
  const { messageIds } = answer;
  const others = messageIds.length - LINKS_SHOWN;
  const log = `/telecom/sms/${serviceName}/messages`;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Status signal="good">{t('accepted', { count: messageIds.length })}</Status>
      {messageIds.slice(0, LINKS_SHOWN).map((id) => (
        <TextLink key={id} href={`${log}/${id}`}>
          {t('openMessage', { id: String(id) })}
        </TextLink>
      ))}
      {others > 0 && <TextLink href={log}>{t('moreMessages', { count: others })}</TextLink>}
    </p>
  );
}
