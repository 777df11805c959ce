import type { ReactNode } from 'react';

/** A titled part of a page, with a way to more of it. */
export function Panel({ title, more, children }: { title: string; more?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="mt-4 rounded-lg border border-line bg-surface shadow-card">
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-2 border-b border-line px-4 py-1.5 max-sm:py-2">
        <h2>{title}</h2>
        {more}
      </div>
      {children}
    </section>
  );
}
