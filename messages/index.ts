import type { Messages } from 'use-intl';
import en from './en.json';
import fr from './fr.json';
import guidesInEnglish from './guides.en.json';
import guidesInFrench from './guides.fr.json';
import instanceInEnglish from './instance.en.json';
import instanceInFrench from './instance.fr.json';
import type { Locale } from './locale';

/**
 * Every word of the panel, in each of its languages. A browser reads one language alone, and what only the instance's
 * pages or the guides say there alone (components/layout/read-words.tsx).
 */
export const MESSAGES: Readonly<Record<Locale, Messages>> = {
  en: { ...en, ...instanceInEnglish, ...guidesInEnglish },
  fr: { ...fr, ...instanceInFrench, ...guidesInFrench },
};
