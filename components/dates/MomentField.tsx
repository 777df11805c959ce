'use client';

import { useTranslations } from 'use-intl';
import { readTypedMinute } from '@/lib/domain/time/typed-time';
import { parseMinute } from '@/lib/domain/time/zoned-time';
import { type Around, Labelled } from '../forms/Labelled';
import { CONTROL } from '../ui/control-look';
import { useFormat } from '../ui/use-format';
import { CalendarButton } from './CalendarButton';
import { useTypedMoment } from './use-typed-moment';

type Props = Around & {
  /** `YYYY-MM-DDThh:mm`, empty, or what was typed and is neither. */
  value: string;
  /** On whose clock. */
  timeZone: string;
  autoFocus?: boolean;
  className?: string;
  onChange: (value: string) => void;
  ref?: (input: HTMLInputElement | null) => void;
};

/** Of a day that was chosen before any time was typed. */
const FIRST_TIME = '09:00';

/**
 * A minute, typed day first or with its day chosen from a calendar. Below it stands how it is read, in words that name
 * the month; before that, on whose clock it counts.
 */
export function MomentField({ value, timeZone, autoFocus, onChange, ref, hint, ...around }: Props) {
  const t = useTranslations('dates');
  const format = useFormat();
  const moment = parseMinute(value, timeZone)?.toISOString();
  const read =
    moment === undefined
      ? t('inZone', { timeZone })
      : t('reading', { moment: format.inFull(moment, timeZone), timeZone });
  const typed = useTypedMoment(value, readTypedMinute, onChange);
  const [day = '', time = ''] = readTypedMinute(value)?.split('T') ?? [];
  return (
    <Labelled
      {...around}
      hint={
        hint === undefined ? (
          read
        ) : (
          <>
            {read} {hint}
          </>
        )
      }
    >
      {(tie) => (
        <div className="flex items-center gap-1">
          <input
            {...tie}
            ref={ref}
            autoFocus={autoFocus}
            placeholder={t('minuteExample')}
            {...typed}
            className={`${CONTROL} w-full`}
          />
          <CalendarButton
            name={around.label}
            day={day}
            timeZone={timeZone}
            onChoose={(chosen) => onChange(`${chosen}T${time || FIRST_TIME}`)}
          />
        </div>
      )}
    </Labelled>
  );
}
