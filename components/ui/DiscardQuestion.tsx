'use client';

import { useId } from 'react';
import { Button } from './Button';

type Props = { text: string; onKeep: () => void; onDiscard: () => void };

/** Asked at the foot of a dialog before what it holds is lost; the safe answer has the focus. */
export function DiscardQuestion({ text, onKeep, onDiscard }: Props) {
  const id = useId();
  return (
    <div
      role="alertdialog"
      aria-labelledby={id}
      className="sticky -bottom-5 z-10 -mx-5 mt-5 -mb-5 flex flex-wrap items-center justify-between gap-3 border-t border-line bg-wait-soft px-5 py-4 sm:-bottom-6 sm:-mx-6 sm:-mb-6 sm:px-6"
    >
      <p id={id} className="font-medium text-wait">
        {text}
      </p>
      <div className="ml-auto flex gap-2.5">
        <Button autoFocus onClick={onKeep}>
          Keep open
        </Button>
        <Button look="danger" onClick={onDiscard}>
          Close anyway
        </Button>
      </div>
    </div>
  );
}
