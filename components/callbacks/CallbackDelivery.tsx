'use client';

import { useTranslations } from 'use-intl';
import type { CallbackRow } from '@/lib/schemas/callback';
import { Moment } from '../ui/Moment';
import { CallbackState } from './CallbackState';
import { CallbackTold } from './CallbackTold';
import { CallbackTries } from './CallbackTries';
import { type Redeliver, RedeliverButton } from './RedeliverButton';

type Props = {
  delivery: CallbackRow;
  timeZone: string;
  /** Undefined: the reader may not. */
  onRedeliver: Redeliver | undefined;
};

/** One call about a message: what it told, and all its tries. */
export function CallbackDelivery({ delivery, timeZone, onRedeliver }: Props) {
  const t = useTranslations('callbacks');
  const { status, createdAt, kind } = delivery;
  return (
    <li className="relative px-4 py-4">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1.5 sm:pr-32">
        {kind !== 'test' && (
          <span className="inline-flex flex-wrap items-center gap-x-1.5">
            <span className="text-muted">{t('toldIs')}</span>
            <CallbackTold delivery={delivery} />
          </span>
        )}
        <CallbackState status={status} />
        <Moment at={createdAt} timeZone={timeZone} className="text-xs text-muted tabular-nums" />
      </div>
      <CallbackTries delivery={delivery} timeZone={timeZone} />
      {/* After its tries, as it is read; where there is room, at the corner. */}
      <RedeliverButton
        delivery={delivery}
        onRedeliver={onRedeliver}
        className="max-sm:mt-3 max-sm:w-full sm:absolute sm:top-4 sm:right-4"
      />
    </li>
  );
}
