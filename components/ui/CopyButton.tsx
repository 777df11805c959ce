'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './Button';
import { copyText } from './copy-text';

type Props = {
  text: string;
  label: string;
  /** What is copied, for whoever does not see what the button stands beside. */
  of?: string;
  autoFocus?: boolean;
  onCopied?: () => void;
};

/** Copies `text`; `label` says what, since an icon alone does not. */
export function CopyButton({ text, label, of, autoFocus = false, onCopied }: Props) {
  const t = useTranslations('ui');
  const [outcome, setOutcome] = useState({ text: '', copied: false });
  // An outcome is about the text that it was had with.
  const copied = outcome.text === text && outcome.copied;
  const failed = outcome.text === text && !outcome.copied && text !== '';
  const copy = async () => {
    const done = await copyText(text);
    setOutcome({ text, copied: done });
    if (done) onCopied?.();
  };
  return (
    <>
      <Button autoFocus={autoFocus} onClick={() => void copy()}>
        {copied ? <Check aria-hidden="true" className="size-4" /> : <Copy aria-hidden="true" className="size-4" />}
        <span aria-live="polite">{copied ? t('copied') : label}</span>
        {of !== undefined && <span className="sr-only">{of}</span>}
      </Button>
      {failed && (
        <p role="alert" className="basis-full text-right text-xs font-medium text-bad">
          {t('copyFailed')}
        </p>
      )}
    </>
  );
}
