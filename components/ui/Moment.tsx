'use client';

import { classNames } from './class-names';
import { useFormat } from './use-format';

type Props = { at: string; timeZone: string; className?: string; isInSentence?: boolean; isPlanned?: boolean };

/** A moment on a clock, in the reader's words and in a machine's; within a sentence without seconds and on one line, as what was planned without those that are 0. `at` is ISO 8601. */
export function Moment({ at, timeZone, className, isInSentence = false, isPlanned = false }: Props) {
  const format = useFormat();
  const written = isInSentence ? format.minute : isPlanned ? format.planned : format.dateTime;
  return (
    <time dateTime={at} className={classNames(isInSentence && 'whitespace-nowrap', className)}>
      {written(at, timeZone)}
    </time>
  );
}
