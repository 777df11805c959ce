'use client';

import { QueryContent, type QueryContentProps } from './QueryContent';

/** A list's frame around what was read, or around why it is not there. A table wider than its page scrolls in it. */
export function QuerySection<Data>(content: QueryContentProps<Data>) {
  return (
    <section
      aria-label={content.label}
      aria-busy={content.read.isFetching}
      className="relative mt-3 rounded-lg border border-line bg-surface shadow-card sm:max-lg:overflow-x-auto"
    >
      <QueryContent {...content} />
    </section>
  );
}
