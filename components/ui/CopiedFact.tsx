import type { ReactNode } from 'react';
import { CopyButton } from './CopyButton';

type Props = { text: string; label: string; children: ReactNode };

/** A fact with a quiet way to copy it, as programs write it. */
export function CopiedFact({ text, label, children }: Props) {
  return (
    // From the right: the value ends where those of the other facts do, whatever its button needs.
    <span className="inline-flex flex-row-reverse flex-wrap items-center gap-x-1">
      {children}
      <CopyButton isIcon text={text} label={label} className="-my-1 max-sm:-my-3 max-sm:-ml-3" />
    </span>
  );
}
