'use client';

import { useTranslations } from 'use-intl';
import type { MessageState } from '@/lib/domain/delivery/message-state';
import { usePttWords } from '../ui/use-ptt-words';

type Told = { readonly state: MessageState; readonly ptt: number };

/** Tells what something is called that was told of a message: by the ptt's own name, wherever it stands. */
export function useStatusName(): (told: Told) => string {
  const t = useTranslations('messages.states');
  const pttWords = usePttWords();
  // That it was cancelled says all: its ptt is for programs.
  return ({ state, ptt }) => (state === 'cancelled' ? t(state) : (pttWords(ptt)?.comment ?? t(state)));
}
