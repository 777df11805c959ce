import type { ReactNode } from 'react';
import { isNothing, NoValue } from './NoValue';

/** Figures beside each other, such as what there is now and what there will be. */
export function Figures({ children }: { children: ReactNode }) {
  return (
    <dl className="grid auto-cols-fr grid-flow-col gap-4 rounded-md border border-line bg-well p-3 tabular-nums">
      {children}
    </dl>
  );
}

type FigureProps = {
  name: string;
  /** Null or empty while there is none. */
  value: string | null;
  /** It changes with what is typed, and is read aloud then. */
  isLive?: boolean;
};

export function Figure({ name, value, isLive = false }: FigureProps) {
  return (
    <div>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="min-h-6 text-md font-semibold wrap-anywhere" aria-live={isLive ? 'polite' : undefined}>
        {isNothing(value) ? <NoValue /> : value}
      </dd>
    </div>
  );
}
