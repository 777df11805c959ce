import { classNames } from './class-names';

type Props<Value extends string | number> = {
  label: string;
  options: readonly (readonly [Value, string])[];
  value: Value;
  onChoose: (value: Value) => void;
};

/** A few ways to look at the same thing, one of them chosen. */
export function SegmentedChoice<Value extends string | number>({ label, options, value, onChoose }: Props<Value>) {
  return (
    <div
      role="group"
      aria-label={label}
      className="inline-flex min-h-8 rounded-md border border-control bg-surface p-0.5 max-sm:min-h-11 max-sm:flex-1"
    >
      {options.map(([name, words]) => (
        <button
          key={name}
          type="button"
          aria-pressed={value === name}
          onClick={() => onChoose(name)}
          className={classNames(
            'rounded-sm px-2.5 text-xs whitespace-nowrap max-sm:flex-1',
            value === name ? 'bg-accent-soft font-semibold text-accent' : 'text-secondary hover:text-ink',
          )}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
