import type { ReactNode } from 'react';

/** Options about one thing, under its name. */
export const OptionGroup = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <h2 className="border-b border-line bg-well px-4 py-1.5 text-xs font-medium text-muted">{title}</h2>
    <div className="divide-y divide-line">{children}</div>
  </div>
);
