import type { ReactNode } from 'react';

/** A titled part of a page, with a way to more of it. */
export function Panel({ title, more, children }: { title: string; more?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="mt-6 overflow-hidden rounded-xl border border-line bg-surface shadow-card">
      <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3">
        <h2 className="text-lg font-semibold">{title}</h2>
        {more}
      </div>
      {children}
    </section>
  );
}
