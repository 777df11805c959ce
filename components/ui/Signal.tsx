import { classNames } from './class-names';

/** What a signal means; its shape and its colour say it twice. */
export type SignalName = 'good' | 'go' | 'warn' | 'bad' | 'idle' | 'off';

/** The regulator with its indicators on top of the mast: both up, one up, one down, both down, folded; tilted. */
const ARMS: Readonly<Record<SignalName, string>> = {
  good: 'M2.75 2.5v5h12.5v-5',
  go: 'M2.75 12.5v-5h12.5v-5',
  warn: 'M2.75 12.5v-5h12.5',
  bad: 'M2.75 12.5v-5h12.5v5',
  idle: 'M2.75 7.5h12.5',
  off: 'm4.5 12.5 9-9',
};

const COLOURS: Readonly<Record<SignalName, string>> = {
  good: 'text-accent',
  go: 'text-go',
  warn: 'text-warn',
  bad: 'text-bad',
  idle: 'text-idle',
  off: 'text-idle',
};

const GROUNDS: Readonly<Record<SignalName, string>> = {
  good: 'bg-accent-soft',
  go: 'bg-go-soft',
  warn: 'bg-warn-soft',
  bad: 'bg-bad-soft',
  idle: 'bg-idle-soft',
  off: 'bg-idle-soft',
};

type SignalProps = { name: SignalName; className?: string };

/** A telegraph's signal. It is never alone: a word beside it says what it means. */
export function Signal({ name, className }: SignalProps) {
  return (
    <svg
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={classNames('size-4.5 shrink-0', COLOURS[name], className)}
    >
      <path d="M9 8v8.25" strokeWidth="1.5" opacity=".5" />
      <path d={ARMS[name]} />
    </svg>
  );
}

/** A signal on its own ground: at the head of a page, or where there is nothing else. */
export function SignalBox({ name, size = 'large' }: { name: SignalName; size?: 'small' | 'large' }) {
  return (
    <span
      className={classNames(
        'grid shrink-0 place-items-center',
        size === 'large' ? 'size-11 rounded-lg' : 'size-8 rounded-md',
        GROUNDS[name],
      )}
    >
      <Signal name={name} className={size === 'large' ? 'size-7' : 'size-4.5'} />
    </span>
  );
}
