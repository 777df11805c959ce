import { durationOf } from '@/lib/domain/delivery/ptt';
import { PTT_TEXTS } from './ptt-texts';

/** A code as the API tells it; null: nobody documents it. */
export function presentPtt(code: number) {
  const texts = PTT_TEXTS[code];
  const duration = durationOf(code);
  return texts && duration ? { ...texts, duration } : null;
}
