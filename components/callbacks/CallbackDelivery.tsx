'use client';

import type { CallbackRow } from '@/lib/schemas/callback';
import { useFormat } from '../ui/use-format';
import { CallbackState } from './CallbackState';
import { CallbackTries } from './CallbackTries';
import { RedeliverButton } from './RedeliverButton';

type Props = {
  delivery: CallbackRow;
  timeZone: string;
  /** Undefined: the reader may not. */
  onRedeliver: ((deliveryId: number) => void) | undefined;
};

/** One call about a message, with all its tries. */
export function CallbackDelivery({ delivery, timeZone, onRedeliver }: Props) {
  const format = useFormat();
  const { login, status, createdAt } = delivery;
  return (
    <li className="px-4 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <CallbackState status={status} />
        <time dateTime={createdAt}>{format.dateTime(createdAt, timeZone)}</time>
        {login !== null && <span className="font-medium wrap-anywhere">{login}</span>}
        <RedeliverButton delivery={delivery} onRedeliver={onRedeliver} className="ml-auto" />
      </div>
      <CallbackTries delivery={delivery} timeZone={timeZone} />
    </li>
  );
}
