import type { IntlConfig } from 'use-intl';

export type Words = NonNullable<IntlConfig['messages']>;

type Part = () => Promise<{ readonly default: Words }>;

/** The words of a page, and why those of its area are not among them; null: they are, or it has none. */
export type ReadWords = { readonly words: Words; readonly missing: Error | null };

/**
 * Reads both side by side. Without an area's words every page's are still enough to say so; without those nothing can be
 * said.
 */
export async function joinWords(panel: Part, area: Part | null): Promise<ReadWords> {
  const [every, own] = await Promise.allSettled([panel(), area?.()]);
  if (every.status === 'rejected') throw every.reason;
  const words = every.value.default;
  if (own.status === 'fulfilled') return { words: { ...words, ...own.value?.default }, missing: null };
  const { reason } = own;
  return { words, missing: reason instanceof Error ? reason : new Error('words do not come', { cause: reason }) };
}
