import en from './en.json';
import fr from './fr.json';
import type { Locale } from './locale';

/** Every word of the panel, in each of its languages; a browser reads one of them alone (components/layout/read-words.tsx). */
export const MESSAGES: Readonly<Record<Locale, typeof en>> = { en, fr };
