import type en from './en.json';
import type guides from './guides.en.json';
import type instance from './instance.en.json';
import type { Locale } from './locale';

/** What makes a wrong key, or a language that there is not, an error of types. */
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en & typeof instance & typeof guides;
  }
}
