import type { ReactNode } from 'react';
import { CopyButton } from './CopyButton';

type Props = { text: string; label: string; children: ReactNode };

/** A fact with a quiet way to copy it, as programs write it. */
export function CopiedFact({ text, label, children }: Props) {
  return (
    // From the right: the value ends where those of the other facts do, and stands on their line, whatever its button needs.
    <span className="inline-flex flex-row-reverse flex-wrap items-baseline gap-x-1 align-top">
      {children}
      <CopyButton isIcon text={text} label={label} className="-my-1.5 self-center max-sm:-my-3.5 max-sm:-ml-3" />
    </span>
  );
}
