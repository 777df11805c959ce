'use client';

import { Moon, Sun } from 'lucide-react';
import { useTranslations } from 'use-intl';

/** Switches between light and dark and remembers it; until then the system decides (`followTheme`). */
export function ThemeButton() {
  const t = useTranslations('layout');
  const toggle = () => {
    const next = document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = next;
    localStorage.setItem('theme', next);
  };
  return (
    <button
      type="button"
      onClick={toggle}
      aria-label={t('theme')}
      className="rounded-md p-2 text-muted hover:bg-raised hover:text-ink"
    >
      <Sun aria-hidden="true" className="size-5 [[data-theme=light]_&]:hidden" />
      <Moon aria-hidden="true" className="size-5 [[data-theme=dark]_&]:hidden" />
    </button>
  );
}
