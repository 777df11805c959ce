'use client';

import { PttTag } from './PttTag';
import { usePttWords } from './use-ptt-words';

/** What a ptt code means in a few words, where that is known, beside the code. */
export function PttName({ ptt }: { ptt: number }) {
  const words = usePttWords();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5 align-top">
      {words(ptt)?.comment}
      <PttTag ptt={ptt} />
    </span>
  );
}
