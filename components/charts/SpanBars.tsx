import { nice } from 'd3-array';
import { classNames } from '../ui/class-names';

/** An hour or a day, and how much there was of what is drawn. */
type Span = {
  readonly at: number;
  readonly value: number;
  /** Its time and its value, in words. */
  readonly label: string;
};

type Props = {
  spans: readonly Span[];
  /** The span that is not over, which is hatched. */
  now: number;
  tone: 'delivered' | 'failed';
  /** A class of its height. */
  height: string;
  /** Says what is drawn, how much at most, and when. */
  label: string;
  figure: (value: number) => string;
};

const FULL = { delivered: 'bg-chart-1', failed: 'bg-chart-2' } as const;
const HATCHED = { delivered: 'hatched text-chart-1', failed: 'hatched text-chart-2' } as const;

/** Where the words of a bar stand, so that those of the outer ones stay inside. */
function placeOf(index: number, count: number): string {
  if (index < count / 4) return 'left-0';
  return index >= count - count / 4 ? 'right-0' : 'left-1/2 -translate-x-1/2';
}

/**
 * A bar for each hour or day, from 0 up to a round number, which is printed. No bar has a least height: what is 1 of 2,000
 * looks like it. A table beside it says the same to whoever cannot see or point at bars. It stands in a grid of two columns, the
 * second as wide as the longest figure of all scales in it.
 */
export function SpanBars({ spans, now, tone, height, label, figure }: Props) {
  const most = Math.max(0, ...spans.map(({ value }) => value));
  const [, top] = nice(0, Math.max(1, most), 4);
  const hasMiddle = Number.isInteger(top / 2);
  return (
    <div className="col-span-full grid grid-cols-subgrid">
      <div
        role="img"
        aria-label={label}
        className={classNames(
          'flex min-w-0 items-end gap-px border-b border-control sm:gap-0.5',
          hasMiddle ? 'chart-lines' : 'border-t border-t-line',
          height,
        )}
      >
        {spans.map(({ at, value, label: told }, index) => (
          <div key={at} className="group relative flex h-full min-w-0 flex-1 items-end">
            <div
              className={classNames(
                'w-full rounded-t-sm group-hover:brightness-90',
                at === now ? HATCHED[tone] : FULL[tone],
              )}
              style={{ height: `${(value / top) * 100}%` }}
            />
            <span
              className={classNames(
                'pointer-events-none absolute bottom-full z-10 mb-1 hidden rounded-sm bg-ink px-2 py-1 text-2xs font-medium whitespace-nowrap text-surface group-hover:block',
                placeOf(index, spans.length),
              )}
            >
              {told}
            </span>
          </div>
        ))}
      </div>
      <div aria-hidden="true" className={classNames('grid text-2xs text-muted', height)}>
        <span className="col-start-1 row-start-1 self-start -translate-y-1/2">{figure(top)}</span>
        {hasMiddle && <span className="col-start-1 row-start-1 self-center">{figure(top / 2)}</span>}
        <span className="col-start-1 row-start-1 self-end translate-y-1/2">{figure(0)}</span>
      </div>
    </div>
  );
}
