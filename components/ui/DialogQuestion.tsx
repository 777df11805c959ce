'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './Button';

type Props = {
  text: string;
  /** What yes is called; null when it closes the dialog. */
  yes: string | null;
  onNo: () => void;
  onYes: () => void;
};

/** Asked at the foot of a dialog before something is lost or done; the safe answer has the focus. */
export function DialogQuestion({ text, yes, onNo, onYes }: Props) {
  const t = useTranslations();
  const id = useId();
  return (
    <div
      role="alertdialog"
      aria-labelledby={id}
      className="flex shrink-0 flex-wrap items-center justify-between gap-3 border-t border-line bg-warn-soft px-5 py-3"
    >
      <p id={id} className="font-medium">
        {text}
      </p>
      <div className="ml-auto flex gap-2">
        <Button autoFocus onClick={onNo}>
          {yes === null ? t('ui.keepOpen') : t('forms.cancel')}
        </Button>
        <Button look="danger" onClick={onYes}>
          {yes ?? t('ui.closeAnyway')}
        </Button>
      </div>
    </div>
  );
}
