import { classNames } from '../ui/class-names';

/** About how many times are named under bars; a phone has room for every second one. */
const TICKS = 5;

/** The times under some of the bars, the first and the last among them. */
export function SpanTicks({ count, label }: { count: number; label: (index: number) => string }) {
  const step = Math.max(1, (count - 1) / (TICKS - 1));
  const indexes = [...new Set(Array.from({ length: Math.min(TICKS, count) }, (_, tick) => Math.round(tick * step)))];
  return (
    <div aria-hidden="true" className="mt-1 flex gap-2">
      <div className="relative h-5 min-w-0 flex-1 text-2xs text-muted">
        {indexes.map((index, place) => (
          <span
            key={index}
            className={
              place === 0
                ? 'absolute left-0'
                : place === indexes.length - 1
                  ? 'absolute right-0'
                  : classNames('absolute -translate-x-1/2 whitespace-nowrap', place % 2 === 1 && 'max-sm:hidden')
            }
            style={place > 0 && place < indexes.length - 1 ? { left: `${((index + 0.5) / count) * 100}%` } : undefined}
          >
            {label(index)}
          </span>
        ))}
      </div>
      <div className="w-12 shrink-0" />
    </div>
  );
}
