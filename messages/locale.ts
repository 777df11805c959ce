/** The languages that the panel speaks; the first is spoken to whoever asks for none of them. */
export const LOCALES = ['en', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each in its own words. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', fr: 'Français' };

/** Where a browser keeps its reader's own choice. */
export const LOCALE_COOKIE = 'chappe.locale';

export const isLocale = (text: string | undefined): text is Locale => LOCALES.some((locale) => locale === text);
