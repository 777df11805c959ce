'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './Button';
import type { ButtonLook } from './button-look';
import { copyText } from './copy-text';
import { IconButton } from './IconButton';

type Props = {
  text: string;
  label: string;
  /** What is copied, for whoever does not see what the button stands beside. */
  of?: string;
  autoFocus?: boolean;
  /** Beside what is copied, the icon says enough. */
  isIcon?: boolean;
  className?: string;
  look?: ButtonLook;
  onCopied?: () => void;
};

/** Copies `text`; `label` says what, since an icon alone does not. */
export function CopyButton({ text, label, onCopied, ...look }: Props) {
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
      <Pressed {...look} name={copied ? t('copied') : label} isDone={copied} onPress={() => void copy()} />
      {failed && (
        <p role="alert" className="basis-full text-right text-xs font-medium text-bad">
          {t('copyFailed')}
        </p>
      )}
    </>
  );
}

type PressedProps = Pick<Props, 'of' | 'autoFocus' | 'isIcon' | 'className' | 'look'> & {
  name: string;
  isDone: boolean;
  onPress: () => void;
};

function Pressed({
  name,
  isDone,
  of,
  autoFocus = false,
  isIcon = false,
  className,
  look = 'secondary',
  onPress,
}: PressedProps) {
  const Icon = isDone ? Check : Copy;
  if (isIcon) {
    return (
      <>
        <IconButton label={name} title={name} className={className} onClick={onPress}>
          <Icon aria-hidden="true" />
        </IconButton>
        <span role="status" className="sr-only">
          {isDone && name}
        </span>
      </>
    );
  }
  return (
    <Button look={look} autoFocus={autoFocus} onClick={onPress} className={className}>
      <Icon aria-hidden="true" className="size-4" />
      <span aria-live="polite">{name}</span>
      {of !== undefined && <span className="sr-only">{of}</span>}
    </Button>
  );
}
