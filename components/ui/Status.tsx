import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Signal, type SignalName } from './Signal';

type Props = { signal: SignalName; title?: string; children: ReactNode };

/** How something is, by a signal and in a word. What is well is plain; only trouble has the colour in its word too. */
export function Status({ signal, title, children }: Props) {
  return (
    <span title={title} className="inline-flex items-baseline gap-1.5 align-top">
      {/* As high as a line of words, beside the first of them. */}
      <Signal name={signal} className="h-lh self-start" />
      <span
        className={classNames(
          signal === 'bad' && 'font-medium text-bad',
          signal === 'warn' && 'font-medium text-warn',
          'sm:whitespace-nowrap',
        )}
      >
        {children}
      </span>
    </span>
  );
}
