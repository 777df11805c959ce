'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';

type Props = { isRevealed: boolean; onReveal: (isRevealed: boolean) => void };

/** Beside a password that is typed: shows it, or hides it again. */
export function RevealButton({ isRevealed, onReveal }: Props) {
  const t = useTranslations('forms');
  const Icon = isRevealed ? EyeOff : Eye;
  return (
    <Button aria-label={isRevealed ? t('hidePassword') : t('showPassword')} onClick={() => onReveal(!isRevealed)}>
      <Icon aria-hidden="true" className="size-4" />
    </Button>
  );
}
