import type { ReactNode } from 'react';
import { isNothing, NoValue } from './NoValue';

type Props = {
  name: string;
  children: ReactNode;
  /** A line of its own below both. */
  note?: ReactNode;
};

/** One line of a `<dl>`: a name at the left, what it is at the right; null or empty: there is no value. */
export function Fact({ name, children, note }: Props) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-1.5 text-xs">
      <dt className="text-muted">{name}</dt>
      <dd className="ml-auto text-right tabular-nums wrap-anywhere">{isNothing(children) ? <NoValue /> : children}</dd>
      {note && <dd className="basis-full text-right text-2xs text-muted wrap-anywhere">{note}</dd>}
    </div>
  );
}
