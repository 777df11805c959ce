import type { ReactNode } from 'react';

/** What a page is for and how it works, between its head and what it has. */
export function PageIntro({ children }: { children: ReactNode }) {
  return <p className="mb-4 max-w-3xl text-muted">{children}</p>;
}
