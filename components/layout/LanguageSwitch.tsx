'use client';

import { useTranslations } from 'use-intl';
import { LOCALE_NAMES, LOCALES } from '@/messages/locale';
import { classNames } from '../ui/class-names';
import { useLanguage } from './use-language';

/** The languages side by side, for whoever is not signed in and has no menu. */
export function LanguageSwitch() {
  const t = useTranslations('language');
  const { locale, choose } = useLanguage();
  return (
    <div role="group" aria-label={t('label')} className="flex gap-1">
      {LOCALES.map((name) => (
        <button
          key={name}
          type="button"
          lang={name}
          aria-pressed={name === locale}
          onClick={() => choose(name)}
          className={classNames(
            'min-h-8 rounded-md px-2.5 text-xs font-medium max-sm:min-h-11',
            name === locale ? 'bg-well text-ink' : 'text-muted hover:text-ink',
          )}
        >
          {LOCALE_NAMES[name]}
        </button>
      ))}
    </div>
  );
}
