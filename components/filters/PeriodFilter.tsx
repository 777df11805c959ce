'use client';

import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { NAMED_PERIODS, namedPeriod, nameOfPeriod, type PeriodsOf } from '@/lib/domain/time/named-period';
import { readTypedDay } from '@/lib/domain/time/typed-time';
import { CalendarButton } from '../dates/CalendarButton';
import { useTypedMoment } from '../dates/use-typed-moment';
import { classNames } from '../ui/class-names';
import { ChoiceFilter } from './ChoiceFilter';
import { CHIP_CONTROL, FilterChip } from './FilterChip';

const ENDS = ['from', 'to'] as const;
type End = (typeof ENDS)[number];

type Period = Readonly<Record<End, string>>;

type Props = {
  value: Period;
  /** The id of what is wrong with an end; null: nothing is. */
  faultIdOf: (end: End) => string | null;
  /** Whose days they are. */
  timeZone: string;
  /** Whether of what has been or of what is to come. */
  of: PeriodsOf;
  onChange: (period: Partial<Period>) => void;
};

const CHOSEN = 'chosen';

/** Days of the account's calendar: one of the periods that people ask for most, or any from one day to another. */
export function PeriodFilter({ value, faultIdOf, timeZone, of, onChange }: Props) {
  const t = useTranslations('filters.period');
  const [isChoosing, setChoosing] = useState(false);
  const isOn = value.from + value.to !== '';
  const names = NAMED_PERIODS[of];
  const named = nameOfPeriod(value, names, new Date(), timeZone);
  const showsDays = isChoosing || (isOn && named === null);
  const choose = (name: string) => {
    setChoosing(name === CHOSEN);
    const found = names.find((known) => known === name);
    if (found) onChange(namedPeriod(found, new Date(), timeZone));
    else if (name === '') onChange({ from: '', to: '' });
  };
  // Both fields stay while one of them is emptied.
  const chooseDay = (end: End, day: string) => {
    setChoosing(true);
    onChange({ [end]: day });
  };
  return (
    <>
      <ChoiceFilter
        label={t('label')}
        options={[...names.map((name) => [name, t(name)] as const), [CHOSEN, t(showsDays ? 'chosenDays' : 'days')]]}
        value={showsDays ? CHOSEN : (named ?? '')}
        faultId={null}
        onChange={choose}
      />
      {showsDays &&
        ENDS.map((end) => (
          <Day
            key={end}
            end={end}
            value={value[end]}
            faultId={faultIdOf(end)}
            timeZone={timeZone}
            onChange={(day) => chooseDay(end, day)}
          />
        ))}
    </>
  );
}

type DayProps = {
  end: End;
  value: string;
  faultId: string | null;
  timeZone: string;
  onChange: (day: string) => void;
};

/** A day, typed or chosen from a calendar. */
function Day({ end, value, faultId, timeZone, onChange }: DayProps) {
  const t = useTranslations('filters');
  const dates = useTranslations('dates');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const typed = useTypedMoment(value, readTypedDay, onChange);
  return (
    <FilterChip
      label={
        <label htmlFor={id} className="shrink-0 pl-2.5 text-muted">
          {t(`period.${end}`)}
        </label>
      }
      name={t(`period.${end}`)}
      isOn={value !== ''}
      isWrong={faultId !== null}
      onClear={() => {
        onChange('');
        input.current?.focus();
      }}
    >
      <input
        ref={input}
        id={id}
        placeholder={dates('dayExample')}
        {...typed}
        aria-invalid={faultId !== null}
        aria-describedby={faultId ?? undefined}
        className={classNames(CHIP_CONTROL, 'field-sizing-content min-w-28 max-w-60 pl-1.5')}
      />
      <CalendarButton name={t(`period.${end}`)} day={value} timeZone={timeZone} onChoose={onChange} />
    </FilterChip>
  );
}
