import { classNames } from './class-names';

type Props<Value extends string | number> = {
  label: string;
  options: readonly (readonly [Value, string])[];
  value: Value;
  onChoose: (value: Value) => void;
  /** The id of what helps to choose. */
  describedBy?: string | undefined;
};

/** A few ways to look at the same thing, one of them chosen. */
export function SegmentedChoice<Value extends string | number>({
  label,
  options,
  value,
  onChoose,
  describedBy,
}: Props<Value>) {
  return (
    <div
      role="group"
      aria-label={label}
      aria-describedby={describedBy}
      className="inline-flex min-h-8 max-w-full flex-wrap rounded-md border border-control bg-surface p-0.5 max-sm:min-h-11 max-sm:min-w-[min(100%,16rem)] max-sm:flex-auto"
    >
      {options.map(([name, words]) => (
        <button
          key={name}
          type="button"
          aria-pressed={value === name}
          onClick={() => onChoose(name)}
          className={classNames(
            'min-h-6.5 rounded-sm px-2.5 text-xs whitespace-nowrap max-sm:flex-1',
            value === name ? 'bg-accent-soft font-semibold text-accent' : 'text-secondary hover:text-ink',
          )}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
