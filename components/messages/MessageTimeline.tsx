'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { hasOnlySeemed } from '@/lib/domain/carrier/carrier';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { isDoubt } from '@/lib/domain/delivery/doubt';
import { isFinal } from '@/lib/domain/delivery/message-state';
import { EXPIRED_PTT } from '@/lib/domain/delivery/ptt';
import type { KeptMessageRow, MessageEventRow } from '@/lib/schemas/message-details';
import { Moment } from '../ui/Moment';
import { Status } from '../ui/Status';
import { useFormat } from '../ui/use-format';
import { usePttWords } from '../ui/use-ptt-words';
import { PttTags } from './PttTags';
import { StatusName } from './StatusName';

type Props = { message: KeptMessageRow; timeZone: string };

/** What was told of a message, in its order, each ptt in words; what is still to come, or its refund, is the last. */
export function MessageTimeline({ message, timeZone }: Props) {
  const t = useTranslations('messages.page');
  const words = useTranslations('messages');
  const format = useFormat();
  const { carrier, stoppedHere, events, refundedAt, credits, segmentCount, state, dueAt, willBeRefused } = message;
  const underWay = segmentsUnderWay(message);
  return (
    <ol className="px-4 py-4">
      {events.map((event, index) => (
        <Step key={event.id} at={event.at} timeZone={timeZone} head={<Head event={event} of={segmentCount} />}>
          <Explanation event={event} isOver={index < events.length - 1} hasSeemed={hasOnlySeemed(carrier)} />
        </Step>
      ))}
      {state === 'scheduled' && (
        <Step
          at={dueAt}
          timeZone={timeZone}
          head={
            <Status signal={willBeRefused ? 'warn' : 'idle'}>
              {willBeRefused ? words('willBeRefused') : t('willBeSent')}
            </Status>
          }
        />
      )}
      {underWay.length > 0 && (
        <li className="pl-6 text-xs text-secondary">
          {t('underWay', {
            count: underWay.length,
            segments: underWay.map((segment) => format.count(segment)).join(', '),
          })}
        </li>
      )}
      {refundedAt !== null && (
        <Step at={refundedAt} timeZone={timeZone} head={<Status signal="idle">{t('refunded')}</Status>}>
          <p>
            {t(stoppedHere === null ? 'gaveBack' : 'cameBack', {
              count: credits / ONE_CREDIT,
              amount: format.credits(credits),
            })}
          </p>
        </Step>
      )}
    </ol>
  );
}

/** Those that are still on their way when others have arrived or failed. */
function segmentsUnderWay({ state, segmentCount, segments }: KeptMessageRow): number[] {
  const ended = new Set(segments.filter((segment) => isFinal(segment.state)).map(({ segment }) => segment));
  if (isFinal(state) || ended.size === 0) return [];
  return Array.from({ length: segmentCount }, (_, index) => index + 1).filter((segment) => !ended.has(segment));
}

type StepProps = { at: string; timeZone: string; head: ReactNode; children?: ReactNode };

function Step({ at, timeZone, head, children }: StepProps) {
  return (
    <li className="group relative pb-4 last:pb-0">
      {/* From one signal to the next. */}
      <span aria-hidden="true" className="absolute top-6 bottom-0.5 left-2 w-px bg-control group-last:hidden" />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {head}
        <Moment
          at={at}
          timeZone={timeZone}
          className="text-xs text-muted tabular-nums max-sm:w-full max-sm:pl-6 sm:ml-auto"
        />
      </div>
      <div className="mt-0.5 space-y-0.5 pl-6 text-xs text-secondary empty:hidden">{children}</div>
    </li>
  );
}

type Act = 'rescheduled' | 'sent_now' | 'edited' | 'outside_hours' | 'passed_on' | 'restored' | 'decided_again';
const ACTS: readonly string[] = [
  'rescheduled',
  'sent_now',
  'edited',
  'outside_hours',
  'passed_on',
  'restored',
  'decided_again',
] satisfies Act[];
/** What was done about it before it was sent, by people or by itself, and no network told. */
const isAct = (reason: MessageEventRow['reason']): reason is Act => reason !== null && ACTS.includes(reason);

function Head({ event, of }: { event: MessageEventRow; of: number }) {
  const t = useTranslations('messages.page');
  const words = useTranslations('messages');
  const { state, ptt, segment, reason } = event;
  return (
    <>
      {isDoubt(event) ? (
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          <Status signal="warn">{t('doubt')}</Status>
          <PttTags ptt={ptt} />
        </span>
      ) : isAct(reason) ? (
        <Status signal="idle">{t(`acts.${reason}`)}</Status>
      ) : reason === 'blacklisted' ? (
        <Status signal="bad">{words('blacklisted')}</Status>
      ) : (
        <StatusName state={state} ptt={ptt} />
      )}
      {segment !== null && of > 1 && (
        <span className="text-xs text-muted max-sm:w-full max-sm:pl-6">{t('segmentOf', { segment, of })}</span>
      )}
    </>
  );
}

type ExplanationProps = {
  event: MessageEventRow;
  /** More has been told since, so that it says what was, and not what is to come. */
  isOver: boolean;
  /** No phone has anything to do with it. */
  hasSeemed: boolean;
};

function Explanation({ event, isOver, hasSeemed }: ExplanationProps) {
  const t = useTranslations('messages.page');
  const explained = useExplanation()(event, isOver);
  const said = hasSeemed && event.state === 'delivered' ? t('seemedDelivered') : explained;
  const { segment, carrierText, reason, applied } = event;
  return (
    <>
      {said && <p>{said}</p>}
      {reason !== null && <p>{t(`reasons.${reason}`)}</p>}
      {carrierText !== '' && (
        <p className="text-xs wrap-anywhere text-muted">
          {reason === 'passed_on'
            ? carrierText
            : t.rich('fromCarrier', { said: () => <span className="font-mono">{carrierText}</span> })}
        </p>
      )}
      {!applied && segment === null && !isDoubt(event) && !isAct(reason) && (
        <p className="text-xs text-muted">{t('notApplied')}</p>
      )}
    </>
  );
}

/** Their own words say all of it. */
const SAYS_ALL: readonly string[] = ['cancelled', 'blacklisted', 'decided_sent'] satisfies MessageEventRow['reason'][];

/** Where a try of what is too old may have sent it, its code says what the reason does not. */
const saysAll = ({ reason, ptt }: MessageEventRow): boolean =>
  reason !== null && (SAYS_ALL.includes(reason) || isAct(reason) || (reason === 'too_old' && ptt === EXPIRED_PTT));

/** Tells what an event means; of one whose reason is ours that says more than its code's own words. */
function useExplanation(): (event: MessageEventRow, isOver: boolean) => string | undefined {
  const t = useTranslations('messages.page');
  const pttWords = usePttWords();
  return (event, isOver) => {
    const { state, ptt, reason } = event;
    if (reason === 'undecided') return t('undecidedText');
    if (isDoubt(event)) return t('doubtText');
    if (saysAll(event)) return undefined;
    if (state === 'scheduled') return t(isOver ? 'wasKept' : 'keptUntil');
    if (state === 'accepted' && reason === null && isOver) return t('wasAccepted');
    return pttWords(ptt)?.description;
  };
}
