'use client';

import type { CallbackRow } from '@/lib/schemas/callback';
import { Moment } from '../ui/Moment';
import { CallbackState } from './CallbackState';
import { CallbackTries } from './CallbackTries';
import { type Redeliver, RedeliverButton } from './RedeliverButton';

type Props = {
  delivery: CallbackRow;
  timeZone: string;
  /** Undefined: the reader may not. */
  onRedeliver: Redeliver | undefined;
};

/** One call about a message, with all its tries. */
export function CallbackDelivery({ delivery, timeZone, onRedeliver }: Props) {
  const { login, status, createdAt } = delivery;
  return (
    <li className="px-4 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <CallbackState status={status} />
        <Moment at={createdAt} timeZone={timeZone} />
        {login !== null && <span className="font-medium wrap-anywhere">{login}</span>}
        <RedeliverButton delivery={delivery} onRedeliver={onRedeliver} className="ml-auto" />
      </div>
      <CallbackTries delivery={delivery} timeZone={timeZone} />
    </li>
  );
}
