'use client';

import { useTranslations } from 'use-intl';
import { outsideGsm7, septetsOf } from '@/lib/domain/sms/gsm7';
import { type MarkedSegment, markSegments } from '@/lib/domain/sms/marked-segments';
import { findStopClause } from '@/lib/domain/sms/stop-clause-text';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { CopyButton } from '../ui/CopyButton';
import { Panel } from '../ui/Panel';

type Props = {
  serviceName: string;
  message: Pick<KeptMessageRow, 'text' | 'encoding' | 'segmentCount'>;
  /** Which text it is, where there are several. */
  title?: string;
};

/** The text as it was sent, segment by segment; marked in it the clause that was added and what made it Unicode. */
export function MessageText({ serviceName, message, title }: Props) {
  const t = useTranslations('messages.page');
  const counter = useTranslations('send');
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const { text, encoding, segmentCount } = message;
  const clause = (account && findStopClause(text, account.stopClauseText, ...account.earlierStopClauses)) ?? '';
  const segments = markSegments(text, message, clause);
  const capacity = segments[0]?.capacity ?? 0;
  const units = segments.reduce((sum, segment) => sum + segment.units, 0);
  const hasClause = segments.some(({ runs }) => runs.some(({ mark }) => mark === 'clause'));
  const odd = encoding === 'ucs2' ? outsideGsm7(text) : [];
  const doubles = encoding === 'gsm7' ? [...text].filter((character) => septetsOf(character) === 2) : [];
  return (
    <Panel
      title={title ?? t('text')}
      more={
        <span className="flex items-center gap-2 text-xs text-muted tabular-nums">
          {t('counted', { segments: segmentCount, encoding: counter(`encodings.${encoding}`), units })}
          <CopyButton isIcon text={text} label={t('copyText')} className="-mr-1.5 max-sm:-mr-3.5" />
        </span>
      }
    >
      <div className="space-y-2 p-4">
        <ol className="overflow-hidden rounded-md border border-line bg-well">
          {segments.map((segment, index) => (
            <li key={index} className="border-t border-dashed border-control px-3 py-2 first:border-0">
              <Segment segment={segment} number={index + 1} isOnly={segments.length === 1} />
            </li>
          ))}
        </ol>
        {hasClause && <p className="text-xs text-muted">{t('clauseAdded', { clause })}</p>}
        {odd.length > 0 && (
          <p className="text-xs text-muted">
            {t('oddCharacters', { count: odd.length, characters: odd.join(' '), capacity })}
          </p>
        )}
        {doubles.length > 0 && (
          <p className="text-xs text-muted">
            {counter('counted', { count: doubles.length, characters: [...new Set(doubles)].join(' ') })}
          </p>
        )}
      </div>
    </Panel>
  );
}

const MARKS = {
  plain: '',
  clause: 'rounded-sm bg-accent-soft text-ink',
  odd: 'rounded-sm bg-warn-soft text-warn',
} as const;

type SegmentProps = { segment: MarkedSegment; number: number; isOnly: boolean };

function Segment({ segment: { units, capacity, runs }, number, isOnly }: SegmentProps) {
  const t = useTranslations('messages.page');
  return (
    <>
      {/* The head has the length of one alone. */}
      {!isOnly && (
        <p className="mb-0.5 flex justify-between gap-3 text-2xs text-muted tabular-nums">
          <span>{t('segment', { segment: number })}</span>
          <span>{t('unitsOf', { units, capacity })}</span>
        </p>
      )}
      <p lang="" className="wrap-anywhere whitespace-pre-wrap">
        {runs.map(({ mark, text }, index) =>
          mark === 'plain' ? (
            text
          ) : (
            <mark key={index} className={MARKS[mark]}>
              {text}
            </mark>
          ),
        )}
      </p>
    </>
  );
}
