'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageState } from '@/lib/domain/delivery/message-state';
import type { MessageRow } from '@/lib/schemas/message';
import { classNames } from '../ui/class-names';
import type { SignalName } from '../ui/Signal';
import { Status } from '../ui/Status';
import { StatusLink } from '../ui/StatusLink';
import { type PttWords, usePttWords } from '../ui/use-ptt-words';

export const SIGNALS: Readonly<Record<MessageState, SignalName>> = {
  scheduled: 'idle',
  accepted: 'idle',
  submitted: 'go',
  buffered: 'go',
  delivered: 'good',
  failed: 'bad',
  expired: 'bad',
  error: 'bad',
  cancelled: 'off',
};

type Props = Pick<MessageRow, 'state' | 'ptt' | 'isBlacklisted' | 'isTooOld' | 'willBeRefused'> & {
  children?: ReactNode;
};

type Told = Omit<Props, 'children'>;

/** What we ourselves say of it: that its number is on the account's blacklist. */
function ownReason({ isBlacklisted, willBeRefused }: Told) {
  if (isBlacklisted) return 'blacklisted';
  return willBeRefused ? 'willBeRefused' : null;
}

/** Tells why it is so, in a few words and in a sentence; null where its state says all. */
function useWhy(): (message: Told) => PttWords | null {
  const t = useTranslations('messages.page');
  const pttWords = usePttWords();
  return (message) => {
    const { state, ptt, isTooOld } = message;
    // That it was cancelled, or that we stopped it, says all: its ptt is for programs.
    if (ptt === 0 || state === 'cancelled' || ownReason(message)) return null;
    // Its code is a carrier's word too, which never had it.
    return isTooOld ? { comment: t('neverTaken'), description: t('reasons.too_old') } : pttWords(ptt);
  };
}

/** The state in a word, why in a few more when the network said so, and whatever a list has to add. */
export function MessageStatus({ children, ...message }: Props) {
  const t = useTranslations('messages');
  const { state, ptt, willBeRefused } = message;
  const own = ownReason(message);
  const label = own ? t(own) : t(`states.${state}`);
  const signal = willBeRefused ? 'warn' : SIGNALS[state];
  const why = useWhy()(message);
  const title = why ? t('why', { ptt: String(ptt), description: why.description }) : undefined;
  const isWhySaid = why !== null && why.comment !== label;
  return (
    <span
      className={classNames(
        'inline-flex flex-wrap items-center gap-x-3 gap-y-0.5 align-top max-sm:gap-y-1',
        // Rows are equally high where there is room for all columns.
        children ? 'min-[90rem]:flex-nowrap min-[90rem]:whitespace-nowrap' : null,
      )}
    >
      <Status signal={signal}>
        {why && !isWhySaid ? (
          <StatusLink of={{ ptt }} title={title}>
            {label}
          </StatusLink>
        ) : (
          label
        )}
      </Status>
      {isWhySaid && (
        <span className="text-xs text-muted">
          <StatusLink of={{ ptt }} title={title}>
            {why.comment}
          </StatusLink>
        </span>
      )}
      {children}
    </span>
  );
}
