'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';

const ICONS = { light: Sun, dark: Moon, system: Monitor } as const;
type Theme = keyof typeof ICONS;
const THEMES = ['light', 'dark', 'system'] as const satisfies readonly Theme[];

function follow(listener: () => void): () => void {
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}

function chosen(): Theme {
  const stored = localStorage.getItem('theme');
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function choose(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem('theme');
  else localStorage.setItem('theme', theme);
  // As every other tab hears of it (`followTheme`).
  window.dispatchEvent(new StorageEvent('storage', { key: 'theme' }));
}

/** Light, dark, or whatever the system has, which is remembered in this browser. */
export function ThemeMenu() {
  const t = useTranslations('layout.theme');
  const current = useSyncExternalStore<Theme>(follow, chosen, () => 'system');
  return (
    <Menu
      trigger={
        <IconButton label={t('label')} className="size-8">
          <Sun aria-hidden="true" className="[[data-theme=dark]_&]:hidden" />
          <Moon aria-hidden="true" className="[[data-theme=light]_&]:hidden" />
        </IconButton>
      }
      entries={THEMES.map((theme) => {
        const Icon = ICONS[theme];
        return {
          label: t(theme),
          icon: <Icon aria-hidden="true" className="size-4" />,
          isChosen: theme === current,
          onSelect: () => choose(theme),
        };
      })}
    />
  );
}
