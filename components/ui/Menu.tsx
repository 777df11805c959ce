'use client';

import * as Dropdown from '@radix-ui/react-dropdown-menu';
import { Check } from 'lucide-react';
import { Fragment, type ReactNode, type RefObject, useCallback, useRef, useState } from 'react';
import { classNames } from './class-names';
import { useReturnedFocus } from './use-returned-focus';

export type MenuEntry = {
  label: string;
  /** Of the label, when it is not the page's. */
  lang?: string;
  icon?: ReactNode;
  danger?: boolean;
  /** Of entries that exclude each other: whether it is this one. */
  isChosen?: boolean;
  onSelect: () => void;
};

/**
 * A drop-down of actions, opened by `trigger`. An action begins once the menu has closed and the focus is back on the
 * trigger, so that a dialog which it opens gives the focus back there.
 */
export function Menu({ trigger, entries }: { trigger: ReactNode; entries: readonly MenuEntry[] }) {
  const opener = useRef<HTMLButtonElement>(null);
  const openedByKey = useRef(false);
  return (
    <Dropdown.Root modal={false}>
      <Dropdown.Trigger
        asChild
        ref={opener}
        onKeyDown={() => {
          openedByKey.current = true;
        }}
        onPointerDown={() => {
          openedByKey.current = false;
        }}
      >
        {trigger}
      </Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          align="end"
          sideOffset={6}
          onCloseAutoFocus={(event) => event.preventDefault()}
          // Radix listens for keys from a moment after the menu is there, so it takes an early one for a pointer.
          onFocus={({ target, currentTarget }) => {
            if (target !== currentTarget || !openedByKey.current) return;
            openedByKey.current = false;
            currentTarget.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
          }}
          className="appear z-30 min-w-50 rounded-lg border border-line bg-raised p-1 shadow-menu"
        >
          <Entries entries={entries} opener={opener} />
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

type EntriesProps = { entries: readonly MenuEntry[]; opener: RefObject<Element | null> };

/**
 * Shown as they were when the menu opened, so that none changes its meaning or goes while somebody is about to press it;
 * more may come, because a menu can be opened before its reader's role is known.
 */
function Entries({ entries, opener }: EntriesProps) {
  const [shown, setShown] = useState(entries);
  if (entries.length > shown.length) setShown(entries);
  const chosen = useRef<(() => void) | null>(null);
  useReturnedFocus(
    opener,
    useCallback(() => chosen.current?.(), []),
  );
  return shown.map(({ label, lang, icon, danger, isChosen, onSelect }, index) => (
    <Fragment key={label}>
      {danger && index > 0 && <Dropdown.Separator className="-mx-1 my-1 border-t border-line" />}
      <Dropdown.Item
        {...(isChosen === undefined ? {} : { role: 'menuitemradio', 'aria-checked': isChosen })}
        lang={lang}
        onSelect={() => {
          chosen.current = onSelect;
        }}
        className={classNames(
          'flex min-h-8 items-center gap-2.5 rounded-sm px-2 py-1 outline-none data-highlighted:bg-accent-soft max-sm:min-h-11 forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:-outline-offset-2',
          danger ? 'text-bad' : '[&>svg]:text-muted',
        )}
      >
        {icon}
        {label}
        {isChosen && <Check aria-hidden="true" className="ml-auto size-4" />}
      </Dropdown.Item>
    </Fragment>
  ));
}
