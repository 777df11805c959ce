'use client';

import { type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { dlrDescription } from '@/lib/domain/delivery/dlr';
import { isDoubt } from '@/lib/domain/delivery/doubt';
import { findPtt } from '@/lib/domain/delivery/ptt';
import type { KeptMessageRow, MessageEventRow } from '@/lib/schemas/message-details';
import { Moment } from '../ui/Moment';
import { Status } from '../ui/Status';
import { StatusLink } from '../ui/StatusLink';
import { useFormat } from '../ui/use-format';
import { usePttWords } from '../ui/use-ptt-words';
import { SIGNALS } from './MessageStatus';

type Props = { message: KeptMessageRow; timeZone: string };

/** What was told of a message, in its order, each ptt and DLR id in words; its refund is the last. */
export function MessageTimeline({ message, timeZone }: Props) {
  const t = useTranslations('messages.page');
  const format = useFormat();
  const { events, refundedAt, credits, segmentCount, state } = message;
  return (
    <ol className="px-4 py-4">
      {events.map((event) => (
        <Step key={event.id} at={event.at} timeZone={timeZone} head={<Head event={event} of={segmentCount} />}>
          <Explanation event={event} />
        </Step>
      ))}
      {refundedAt !== null && (
        <Step at={refundedAt} timeZone={timeZone} head={<Status signal="idle">{t('refunded')}</Status>}>
          <p>
            {t(state === 'cancelled' ? 'cameBack' : 'gaveBack', {
              count: credits / ONE_CREDIT,
              amount: format.credits(credits),
            })}
          </p>
        </Step>
      )}
    </ol>
  );
}

type StepProps = { at: string; timeZone: string; head: ReactNode; children: ReactNode };

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
      <div className="mt-0.5 space-y-0.5 pl-6 text-xs text-secondary">{children}</div>
    </li>
  );
}

function Head({ event, of }: { event: MessageEventRow; of: number }) {
  const t = useTranslations('messages');
  const { state, segment } = event;
  return (
    <>
      {isDoubt(event) ? (
        <Status signal="warn">{t('page.doubt')}</Status>
      ) : (
        <Status signal={SIGNALS[state]}>{t(`states.${state}`)}</Status>
      )}
      {segment !== null && <span className="text-xs text-muted">{t('page.segmentOf', { segment, of })}</span>}
    </>
  );
}

/** What somebody did in the panel. */
const BY_US: readonly MessageEventRow['reason'][] = ['cancelled', 'rescheduled', 'sent_now', 'edited'];

function Explanation({ event }: { event: MessageEventRow }) {
  const t = useTranslations('messages.page');
  const words = usePttWords()(event.ptt);
  const { ptt, dlrId, segment, carrierText, reason, applied } = event;
  const duration = findPtt(ptt)?.duration ?? 'indeterminated';
  return (
    <>
      {isDoubt(event) ? (
        <p>{t('doubtText')}</p>
      ) : (
        // Where we say why ourselves, the code's own words say less.
        words && !BY_US.includes(reason) && <p>{words.description}</p>
      )}
      <p className="text-xs text-muted">
        <StatusLink of={{ ptt }} isAmongWords>
          {t('ptt', { ptt: String(ptt), duration })}
        </StatusLink>
        {' · '}
        <StatusLink of={{ dlr: dlrId }} isAmongWords>
          {t('dlrOf', { id: dlrId, description: dlrDescription(dlrId) })}
        </StatusLink>
      </p>
      {reason !== null && <p>{t(`reasons.${reason}`)}</p>}
      {carrierText !== '' && <p className="font-mono text-xs wrap-anywhere text-muted">{carrierText}</p>}
      {!applied && !isDoubt(event) && (
        <p className="text-xs text-muted">{t(segment === null ? 'notApplied' : 'notOfWhole')}</p>
      )}
    </>
  );
}
