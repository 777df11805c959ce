'use client';

import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { NAMED_PERIODS, namedPeriod, nameOfPeriod } from '@/lib/domain/time/named-period';
import { ChoiceFilter } from './ChoiceFilter';
import { CHIP_CONTROL, FilterChip } from './FilterChip';

const ENDS = ['from', 'to'] as const;
type End = (typeof ENDS)[number];

type Period = Readonly<Record<End, string>>;

type Props = {
  value: Period;
  faultOf: (end: End) => string | null;
  /** Whose days they are. */
  timeZone: string;
  onChange: (period: Partial<Period>) => void;
};

const CHOSEN = 'chosen';

/** Days of the account's calendar: one of the periods that people ask for most, or any from one day to another. */
export function PeriodFilter({ value, faultOf, timeZone, onChange }: Props) {
  const t = useTranslations('filters.period');
  const [isChoosing, setChoosing] = useState(false);
  const isOn = value.from + value.to !== '';
  const named = nameOfPeriod(value, new Date(), timeZone);
  const showsDays = isChoosing || (isOn && named === null);
  const choose = (name: string) => {
    setChoosing(name === CHOSEN);
    const found = NAMED_PERIODS.find((known) => known === name);
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
        options={[...NAMED_PERIODS.map((name) => [name, t(name)] as const), [CHOSEN, t('days')]]}
        value={showsDays ? CHOSEN : (named ?? '')}
        fault={null}
        onChange={choose}
      />
      {showsDays &&
        ENDS.map((end) => (
          <Day key={end} end={end} value={value[end]} fault={faultOf(end)} onChange={(day) => chooseDay(end, day)} />
        ))}
    </>
  );
}

type DayProps = { end: End; value: string; fault: string | null; onChange: (day: string) => void };

/** A value that is no day is told with its fault, because a field for days shows days alone. */
function Day({ end, value, fault, onChange }: DayProps) {
  const t = useTranslations('filters');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <FilterChip
      label={
        <label htmlFor={id} className="shrink-0 pl-3 text-muted">
          {t(`period.${end}`)}
        </label>
      }
      name={t(`period.${end}`)}
      isOn={value !== ''}
      fault={fault === null ? null : t('faulty', { value: value.slice(0, 100), fault })}
      faultId={`${id}-fault`}
      onClear={() => {
        onChange('');
        input.current?.focus();
      }}
    >
      <input
        ref={input}
        id={id}
        type="date"
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        onChange={(event) => onChange(event.target.value)}
        className={CHIP_CONTROL}
      />
    </FilterChip>
  );
}
