'use client';

import { useFormat } from './use-format';

/** A moment on a clock, in the reader's words and in a machine's. `at` is ISO 8601. */
export function Moment({ at, timeZone, className }: { at: string; timeZone: string; className?: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} className={className}>
      {format.dateTime(at, timeZone)}
    </time>
  );
}
