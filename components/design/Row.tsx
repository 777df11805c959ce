import type { ReactNode } from 'react';

/** One line of a panel. */
export function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-x-5 gap-y-3 px-4 py-3">{children}</div>;
}
