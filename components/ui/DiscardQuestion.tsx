'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './Button';

type Props = { text: string; onKeep: () => void; onDiscard: () => void };

/** Asked at the foot of a dialog before what it holds is lost; the safe answer has the focus. */
export function DiscardQuestion({ text, onKeep, onDiscard }: Props) {
  const t = useTranslations('ui');
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
          {t('keepOpen')}
        </Button>
        <Button look="danger" onClick={onDiscard}>
          {t('closeAnyway')}
        </Button>
      </div>
    </div>
  );
}
