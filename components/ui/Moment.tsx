'use client';

import { useFormat } from './use-format';

type Props = { at: string; timeZone: string; className?: string; isInSentence?: boolean };

/** A moment on a clock, in the reader's words and in a machine's; within a sentence without seconds. `at` is ISO 8601. */
export function Moment({ at, timeZone, className, isInSentence = false }: Props) {
  const format = useFormat();
  return (
    <time dateTime={at} className={className}>
      {isInSentence ? format.minute(at, timeZone) : format.dateTime(at, timeZone)}
    </time>
  );
}
