import { classNames } from '../ui/class-names';

/** How many spans may lie between two times that are named: parts of a day counted from its first hour, weeks back from today. */
const STEPS = { first: [1, 2, 3, 6], last: [1, 7, 14, 28] } as const;

/** At most how many times are named under bars; a phone has room for every second one. */
const MOST_TICKS = 7;

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
    <div aria-hidden="true" className="mt-1 flex gap-2">
      <div className="relative h-5 min-w-0 flex-1 text-2xs text-muted">
        {places.map((place) => {
          const index = from === 'first' ? place * step : count - 1 - place * step;
          return (
            <span
              key={index}
              className={classNames(
                'absolute whitespace-nowrap',
                placeOf(index, count),
                place % 2 === 1 && 'max-sm:hidden',
              )}
              style={{ left: `${((index + 0.5) / count) * 100}%` }}
            >
              {label(index)}
            </span>
          );
        })}
      </div>
      <div className="w-12 shrink-0" />
    </div>
  );
}

/** Those at the ends stay inside. */
function placeOf(index: number, count: number): string {
  if (index === 0) return '-translate-x-2';
  return index === count - 1 ? '-translate-x-3/4' : '-translate-x-1/2';
}
