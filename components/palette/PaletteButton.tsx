'use client';

import { Search } from 'lucide-react';
import { useParams, useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { onDemand } from '../forms/on-demand';
import { accountPage } from '../layout/account-pages';
import { buttonLook } from '../ui/button-look';
import { Key } from './Key';
import type { Shortcut } from './shortcuts';
import { useCommandKey } from './use-command-key';
import { useShortcuts } from './use-shortcuts';

const Palette = onDemand(async () => (await import('./Palette')).Palette);
const ShortcutHelp = onDemand(async () => (await import('./ShortcutHelp')).ShortcutHelp);

/** The field that the page's list is mostly looked through by. */
const SEARCH = 'main search input, main input[type=search]';

/** Opens the command palette; and what the panel's other keys do. */
export function PaletteButton({ isInstanceOwner }: { isInstanceOwner: boolean }) {
  const t = useTranslations('palette');
  const router = useRouter();
  const { serviceName } = useParams<{ serviceName?: string }>();
  const command = useCommandKey();
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const goTo = (path: string) => {
    if (serviceName !== undefined) router.push(accountPage(serviceName, path));
  };
  useShortcuts((shortcut: Shortcut) => {
    // What was asked for may still be on its way.
    if (open !== null) return;
    if (shortcut.kind === 'page') goTo(shortcut.path);
    else if (shortcut.kind === 'send') goTo('/messages/send');
    else if (shortcut.kind === 'search') document.querySelector<HTMLElement>(SEARCH)?.focus();
    else setOpen(shortcut.kind);
  });
  const close = () => setOpen(null);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen('palette')}
        className={buttonLook('quiet', 'px-2')}
      >
        <Search aria-hidden="true" className="size-4" />
        <span className="max-lg:sr-only">{t('open')}</span>
        <span aria-hidden="true" className="flex gap-0.5 max-lg:hidden">
          <Key>{command}</Key>
          <Key>K</Key>
        </span>
      </button>
      {open === 'palette' && <Palette serviceName={serviceName} isInstanceOwner={isInstanceOwner} onClose={close} />}
      {open === 'help' && <ShortcutHelp isInAccount={serviceName !== undefined} onClose={close} />}
    </>
  );
}
