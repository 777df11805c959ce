'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { DayPicker } from 'react-day-picker';
import { enGB } from 'react-day-picker/locale/en-GB';
import { fr } from 'react-day-picker/locale/fr';
import { useLocale } from 'use-intl';
import { buttonLook } from '../ui/button-look';

const LANGUAGES = { en: enGB, fr } as const;

/** The calendar knows days of the browser's own clock alone: noon is on the same day whatever summer time does. */
const toDate = (day: string) => new Date(`${day}T12:00:00`);
const toDay = (date: Date) =>
  [String(date.getFullYear()).padStart(4, '0'), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

type Props = {
  /** As ISO 8601, or empty. */
  day: string;
  /** Which day it is where the account is. */
  today: string;
  onChoose: (day: string) => void;
};

const NAV = buttonLook('quiet', 'size-9 px-0 max-sm:size-11 aria-disabled:opacity-40');

/** A month of days, of which one is chosen; its keys are those of the calendar in the ARIA practices. */
export function Calendar({ day, today, onChoose }: Props) {
  const shown = toDate(day || today);
  return (
    <DayPicker
      mode="single"
      required
      autoFocus
      fixedWeeks
      showOutsideDays
      locale={LANGUAGES[useLocale()]}
      today={toDate(today)}
      defaultMonth={shown}
      selected={day === '' ? undefined : shown}
      onSelect={(date: Date) => onChoose(toDay(date))}
      classNames={{
        months: 'relative',
        nav: 'absolute inset-x-0 top-0 flex justify-between',
        button_previous: NAV,
        button_next: NAV,
        month_caption: 'flex h-9 items-center justify-center font-semibold capitalize max-sm:h-11',
        month_grid: 'mt-1 border-collapse tabular-nums',
        weekday: 'h-8 text-2xs font-medium text-muted',
        day: 'group p-0 text-center',
        day_button:
          'size-9 rounded-md hover:bg-well group-data-outside:text-muted group-data-today:border group-data-today:border-control group-data-selected:border group-data-selected:border-accent group-data-selected:bg-accent group-data-selected:font-medium group-data-selected:text-on-accent max-sm:size-10',
      }}
      components={{
        Chevron: ({ orientation }) =>
          orientation === 'left' ? (
            <ChevronLeft aria-hidden="true" className="size-4" />
          ) : (
            <ChevronRight aria-hidden="true" className="size-4" />
          ),
      }}
    />
  );
}
