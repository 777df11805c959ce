import { ACCOUNT_PAGES } from '../layout/account-pages';

/** What keys ask for. */
export type Shortcut =
  | { readonly kind: 'palette' | 'help' | 'search' | 'send' }
  | { readonly kind: 'page'; readonly path: string };

/** A press, and what is known of the moment. */
export type Press = {
  readonly key: string;
  readonly isCommand: boolean;
  readonly isAlt: boolean;
  /** Into a field, where letters are letters. */
  readonly isTyping: boolean;
  /** Something lies above the page. */
  readonly isCovered: boolean;
  /** Whether `g` was pressed just before. */
  readonly isAfterGo: boolean;
  /** Single letters are off where somebody has switched them off. */
  readonly hasLetters: boolean;
};

/** `go`: a page's letter is to follow. Null: the press means nothing to us. */
export function readPress({
  key,
  isCommand,
  isAlt,
  isTyping,
  isCovered,
  isAfterGo,
  hasLetters,
}: Press): Shortcut | 'go' | null {
  if (isCovered) return null;
  // With Ctrl or ⌘ nothing is typed, so it works in a field, too.
  if (isCommand) return key.toLowerCase() === 'k' && !isAlt ? { kind: 'palette' } : null;
  if (isTyping || isAlt || !hasLetters) return null;
  if (isAfterGo) {
    const page = ACCOUNT_PAGES.find((known) => known.key === key.toLowerCase());
    return page ? { kind: 'page', path: page.path } : null;
  }
  if (key === 'g') return 'go';
  return SINGLE[key] ?? null;
}

const SINGLE: Readonly<Record<string, Shortcut>> = {
  '?': { kind: 'help' },
  '/': { kind: 'search' },
  n: { kind: 'send' },
};
