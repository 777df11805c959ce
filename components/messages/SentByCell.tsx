'use client';

import { type Sent, useSentBy } from './use-sent-by';

/** By whom a row was sent. In a table there is one line for it; the message's page has it in full. */
export function SentByCell({ sent }: { sent: Sent }) {
  const words = useSentBy()(sent);
  const look = sent.sentBy === null ? '' : 'text-secondary ';
  return (
    <span title={words} className={`${look}wrap-anywhere max-sm:max-w-40`}>
      {words}
    </span>
  );
}
