'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './Button';
import { CopyButton } from './CopyButton';
import { DialogFoot } from './DialogFoot';
import { useShownOnce } from './use-shown-once';

type Props = {
  /** What is shown this once. */
  text: string;
  /** What copying it is called. */
  copy: string;
  /** Something with it that may be copied instead. */
  example?: { readonly text: string; readonly copy: string };
  onClose: () => void;
  /** How it is shown, unless by itself. */
  children?: ReactNode;
};

/**
 * The end of a dialog that shows something once: only Done closes it without a question before it was copied. The focus
 * is on what loses nothing when Enter is pressed once too often.
 */
export function ShownOnce({ text, copy, example, onClose, children }: Props) {
  const t = useTranslations('ui');
  const copied = useShownOnce(text);
  return (
    <>
      {children ?? <p className="rounded-md border border-line bg-well p-3 font-mono text-xs wrap-anywhere">{text}</p>}
      <DialogFoot>
        <CopyButton text={text} label={copy} autoFocus onCopied={copied} />
        {example && <CopyButton text={example.text} label={example.copy} onCopied={copied} />}
        <Button look="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </DialogFoot>
    </>
  );
}
