import type { ReactNode } from 'react';
import { classNames } from './class-names';

type Tone = 'good' | 'go' | 'warn' | 'bad' | 'idle';

const TONES: Readonly<Record<Tone, string>> = {
  good: 'bg-accent-soft text-accent',
  go: 'bg-go-soft text-go',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  idle: 'bg-idle-soft text-secondary',
};

type Props = { tone?: Tone | undefined; title?: string; children: ReactNode };

/** A property in a word or two, beside what has it. How something is, is a `Status`. */
export function Tag({ tone = 'idle', title, children }: Props) {
  return (
    <span
      title={title}
      className={classNames(
        'inline-flex h-5 align-top items-center rounded-sm px-1.5 text-2xs font-medium whitespace-nowrap',
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
