'use client';

import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

/** What a read answered, under the key that its hook looks for. */
export type FirstAnswer = { readonly key: readonly unknown[]; readonly data: unknown };

type Props = {
  answers: readonly FirstAnswer[];
  /** When they were read, by the server's clock, in milliseconds since the epoch. */
  readAt: number;
  children: ReactNode;
};

/** Gives the reads of what it is around what they would ask for first. */
export function FirstAnswers({ answers, readAt, children }: Props) {
  const [state] = useState(() => asRead(answers, readAt));
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>;
}

function asRead(answers: readonly FirstAnswer[], readAt: number) {
  // It lives no longer than this function, so nothing of it need ever be collected.
  const client = new QueryClient({ defaultOptions: { queries: { gcTime: Infinity } } });
  for (const { key, data } of answers) client.setQueryData(key, data, { updatedAt: onOwnClock(readAt) });
  return dehydrate(client);
}

/** How far the browser's clock is ahead of the server's: what came with the page is fresh when the page begins. */
let lead: number | null = null;

function onOwnClock(serverTime: number): number {
  if (typeof window === 'undefined') return serverTime;
  lead ??= Date.now() - serverTime;
  return serverTime + lead;
}
