'use client';

import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { hasOnlySeemed } from '@/lib/domain/carrier/carrier';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { OUTCOME_UNKNOWN_PTT } from '@/lib/domain/delivery/doubt';
import { durationOf, isDeadNumber } from '@/lib/domain/delivery/ptt';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { SignalHead } from '../ui/SignalHead';
import { Tag } from '../ui/Tag';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';
import { usePttWords } from '../ui/use-ptt-words';
import { SIGNALS } from './MessageStatus';
import { useDueStory } from './use-due-story';

type Props = {
  serviceName: string;
  message: KeptMessageRow;
  /** When it was read. */
  readAt: string;
  timeZone: string;
  /** What can be done with it. */
  children: ReactNode;
};

/** How it ended or stands, to whom, and whether that only seems so; then when, how long that took, and why. */
export function MessageHead({ serviceName, message, readAt, timeZone, children }: Props) {
  const t = useTranslations('messages.page');
  return (
    <SignalHead
      signal={message.willBeRefused ? 'warn' : SIGNALS[message.state]}
      heading={<Heading message={message} />}
      beside={hasOnlySeemed(message.carrier) && <Tag tone="warn">{t('seemed')}</Tag>}
      story={<Story serviceName={serviceName} message={message} readAt={readAt} timeZone={timeZone} />}
    >
      {children}
    </SignalHead>
  );
}

function Heading({ message }: Pick<Props, 'message'>) {
  const t = useTranslations('messages.page');
  const { state, ptt, handing, groupedRecipient: recipient, willBeRefused } = message;
  if (state === 'accepted' && handing && handing.how !== 'waits') return t(`handed.${handing.how}`, { recipient });
  if (state === 'failed' && ptt === OUTCOME_UNKNOWN_PTT) return t('heads.unknown', { recipient });
  if (willBeRefused) return t('heads.willBeRefused', { recipient });
  return t(`heads.${state}`, { recipient });
}

/** In one line: when, how long after it was accepted or due, why, what came back, and whether its number gets anything more. */
function Story({ serviceName, message, readAt, timeZone }: Omit<Props, 'children'>) {
  const t = useTranslations('messages.page');
  const format = useFormat();
  const ended = useWhen(timeZone)(message);
  const due = useDueStory(readAt, timeZone)(message);
  const when = message.state === 'scheduled' && !message.willBeRefused ? due : ended;
  const byState = useWhy(timeZone)(message);
  const why = message.waitsForAny && !message.willBeRefused ? t('noCarrier') : byState;
  const { refundedAt, credits, recipient, isRecipientBlacklisted, willBeRefused } = message;
  const back = refundedAt !== null && t('cameBack', { count: credits / ONE_CREDIT, amount: format.credits(credits) });
  const told = [when, why, back].filter(Boolean).join(' ');
  // Of one that waits, why it will be refused says it.
  if (!isRecipientBlacklisted || willBeRefused) return told;
  const link = (words: ReactNode) => (
    <TextLink href={`/telecom/sms/${serviceName}/options/blacklist?number=${recipient}`}>{words}</TextLink>
  );
  return (
    <>
      {told} {t.rich('getsNothing', { link })}
    </>
  );
}

const wholeSeconds = (moment: string) => Math.floor(Date.parse(moment) / 1_000) * 1_000;

function useWhen(timeZone: string): (message: KeptMessageRow) => string {
  const t = useTranslations('messages.page');
  const format = useFormat();
  return ({ state, events, createdAt, dueAt, settledAt, wasScheduled }) => {
    if (state === 'scheduled') return t('acceptedOn', { moment: format.minute(createdAt, timeZone) });
    const at = settledAt ?? events.at(-1)?.at ?? createdAt;
    const moment = format.dateTime(at, timeZone);
    if (settledAt === null) return t('since', { moment });
    // As its two ends are shown, to the second.
    const ms = wholeSeconds(at) - wholeSeconds(wasScheduled ? dueAt : createdAt);
    // Cancelled before it was due.
    if (state === 'cancelled' || ms < 0) return t('on', { moment });
    return t('endedOn', {
      moment,
      length: ms < 1_000 ? 'none' : 'some',
      time: format.length(ms),
      since: wasScheduled ? 'due' : 'accepted',
    });
  };
}

/** Of what no carrier had, or will have. */
function useOurWhy(timeZone: string): (message: KeptMessageRow) => string | undefined {
  const t = useTranslations('messages.page');
  const format = useFormat();
  return ({ state, isBlacklisted, willBeRefused, stoppedHere, dueAt }) => {
    if (isBlacklisted) return t('reasons.blacklisted');
    if (stoppedHere === 'too_old') return t('reasons.too_old');
    if (!willBeRefused) return undefined;
    if (state === 'accepted') return t('refusedWhenTaken');
    return t('refusedWhenDue', { moment: format.minute(dueAt, timeZone) });
  };
}

/** Of one that arrived, what held it up at first. */
function useWhy(timeZone: string): (message: KeptMessageRow) => string | undefined {
  const t = useTranslations('messages.page');
  const locale = useLocale();
  const pttWords = usePttWords();
  const ours = useOurWhy(timeZone);
  return (message) => {
    const { state, ptt, events } = message;
    const own = ours(message);
    if (own !== undefined || state === 'scheduled' || state === 'cancelled') return own;
    if (isDeadNumber(ptt)) return [pttWords(ptt)?.description, t('sameAgain')].join(' ');
    if (state !== 'delivered') return pttWords(ptt)?.description;
    const trouble = events.find((event) => event.applied && durationOf(event.ptt) === 'temporary');
    const comment = trouble && pttWords(trouble.ptt)?.comment;
    return comment && t('atFirst', { comment: comment.charAt(0).toLocaleLowerCase(locale) + comment.slice(1) });
  };
}
