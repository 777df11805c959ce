'use client';

import { QueryContent, type QueryContentProps } from './QueryContent';

/** A list's frame around what was read, or around why it is not there. */
export function QuerySection<Data>(content: QueryContentProps<Data>) {
  return (
    <section
      aria-label={content.label}
      aria-busy={content.read.isFetching}
      className="mt-4 overflow-hidden rounded-xl border border-line bg-surface shadow-card"
    >
      <QueryContent {...content} />
    </section>
  );
}
