import { classNames } from '../ui/class-names';

/** How many spans may lie between two times that are named: parts of a day counted from its first hour, weeks back from today. */
const STEPS = { first: [1, 2, 3, 6], last: [1, 7, 14, 28] } as const;

/** At most how many times are named under bars; a phone has room for every second one. */
const MOST_TICKS = 7;

/** About half of what a time is wide: the first of them begins at the axis, however narrow its bar is. */
const HALF_A_TIME = '1.125rem';

type Props = {
  count: number;
  /** The end from which they are counted: hours from the first of the day, days back from today. */
  from: 'first' | 'last';
  label: (index: number) => string;
};

/** The times under some of the bars, as far from each other as hours on a clock or as weeks. */
export function SpanTicks({ count, from, label }: Props) {
  const step = STEPS[from].find((spans) => count / spans <= MOST_TICKS) ?? count;
  const places = Array.from({ length: Math.ceil(count / step) }, (_, place) => place);
  return (
    <div aria-hidden="true" className="relative mt-1 h-5 text-2xs text-muted">
      {places.map((place) => {
        const index = from === 'first' ? place * step : count - 1 - place * step;
        return (
          <span
            key={index}
            className={classNames('absolute -translate-x-1/2 whitespace-nowrap', place % 2 === 1 && 'max-sm:hidden')}
            style={{ left: `max(${((index + 0.5) / count) * 100}%, ${HALF_A_TIME})` }}
          >
            {label(index)}
          </span>
        );
      })}
    </div>
  );
}
