import { MESSAGES } from '@/messages';
import type en from '@/messages/en.json';
import type { GuideWriting } from './guide-writing';

const isKnown = (code: string): code is keyof (typeof en)['ptt'] & string => Object.hasOwn(MESSAGES.en.ptt, code);

/** What a known ptt code says in the reader's language, in a few words and in a sentence. */
export function pttWords(
  t: GuideWriting['t'],
  ptt: number,
): { readonly comment: string; readonly description: string } {
  const code = String(ptt);
  if (isKnown(code)) return { comment: t(`ptt.${code}.comment`), description: t(`ptt.${code}.description`) };
  return { comment: code, description: code };
}
