import type { Locale } from '@/lib/schemas/locale';
import type en from './en.json';

/** What makes a wrong key, or a language that there is not, an error of types. */
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en;
  }
}
