'use client';

import { useCallback, useLayoutEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useHold } from './use-dialog';

/**
 * Whatever is shown this once and never again keeps its dialog open: Escape, the cross, a link and Cancel ask first. It
 * ends when `text` was copied, which the answer is called for, or is empty, which says that there is nothing to show.
 */
export function useShownOnce(text: string): () => void {
  const t = useTranslations('ui');
  const hold = useHold();
  const loses = t('losesShownOnce');
  // With what is shown, not after it: nothing may close the dialog in between.
  useLayoutEffect(() => {
    hold(text === '' ? null : { loses, evenCancelled: true });
  }, [text, loses, hold]);
  return useCallback(() => hold(null), [hold]);
}
