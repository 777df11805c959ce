'use client';

import { useSyncExternalStore } from 'react';
import type { FaultCode } from '@/lib/schemas/fault';

/**
 * Why this page can no longer be served, whatever is asked of it: its session has ended elsewhere, or Chappe was rebuilt
 * and no longer knows what the page calls.
 */
export type PageEnd = 'session_ended' | 'updated';

let end: PageEnd | null = null;
const listeners = new Set<() => void>();

function change(to: PageEnd | null): void {
  // Signing in again helps nothing on a page of an older build.
  if (end === to || end === 'updated') return;
  end = to;
  for (const listener of listeners) listener();
}

/** Called by whoever hears it first: a read, an action or a script that does not load. */
export const pageEnded = (why: PageEnd): void => change(why);

/** Something was answered again, as after signing in in another tab. */
export const sessionHolds = (): void => change(null);

const follow = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const usePageEnd = (): PageEnd | null =>
  useSyncExternalStore(
    follow,
    () => end,
    () => null,
  );

/** A part of the page that the server has no more, as after a rebuild. */
export const isChunkMissing = (cause: unknown): boolean => cause instanceof Error && cause.name === 'ChunkLoadError';

/** Answered by any Chappe, whoever asks. */
const ALWAYS_THERE = '/health/live';

/** Whether a Chappe answers there: a proxy answers too while the server behind it starts. */
export const isServerThere = (): Promise<boolean> =>
  fetch(ALWAYS_THERE, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * What to tell of a part of the page that did not come. When the server has it no more, the page has ended; a browser
 * that reaches nobody says the same of it, so the server is asked for something else.
 */
export async function faultOfMissing(cause: unknown): Promise<FaultCode & ('updated' | 'unreachable')> {
  if (!isChunkMissing(cause) || !(await isServerThere())) return 'unreachable';
  pageEnded('updated');
  return 'updated';
}
