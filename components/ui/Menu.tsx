'use client';

import * as Dropdown from '@radix-ui/react-dropdown-menu';
import { Check } from 'lucide-react';
import { Fragment, type ReactNode, type RefObject, useCallback, useRef, useState } from 'react';
import { classNames } from './class-names';
import { useReturnedFocus } from './use-returned-focus';
import { useTappedMenu } from './use-tapped-menu';

export type MenuEntry = {
  label: string;
  /** Of the label, when it is not the page's. */
  lang?: string;
  icon?: ReactNode;
  /** What it is set to now, at the right. */
  value?: ReactNode;
  danger?: boolean;
  /** Of entries that exclude each other: whether it is this one. */
  isChosen?: boolean;
  /** Why it cannot be chosen for now: it stays where it is, and says so below its label. */
  blocked?: string | undefined;
  onSelect: () => void;
};

type MenuProps = {
  trigger: ReactNode;
  entries: readonly MenuEntry[];
  /** What it is about, at the head of a phone's sheet. */
  title?: string;
  /** At the head of the drop-down, too. */
  isTitleShown?: boolean;
};

/**
 * A drop-down of actions, on a phone a sheet from below, opened by `trigger`. An action begins once the menu has closed and the focus is back on the
 * trigger, so that a dialog which it opens gives the focus back there.
 */
export function Menu({ trigger, entries, title, isTitleShown = false }: MenuProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const openedByKey = useRef(false);
  const tapped = useTappedMenu();
  return (
    <Dropdown.Root {...tapped.menu} modal={false}>
      <Dropdown.Trigger
        asChild
        ref={opener}
        onKeyDown={() => {
          openedByKey.current = true;
        }}
        onPointerDown={(event) => {
          openedByKey.current = false;
          tapped.trigger.onPointerDown(event);
        }}
        onClick={tapped.trigger.onClick}
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
          className="sheet appear z-30 min-w-50 rounded-lg border border-line bg-raised p-1 shadow-menu max-sm:rounded-b-none max-sm:border-x-0 max-sm:border-b-0 max-sm:px-2 max-sm:pb-4"
        >
          {title !== undefined && (
            <Dropdown.Label
              className={classNames('max-w-80 px-2 py-2 font-semibold wrap-anywhere', !isTitleShown && 'sm:hidden')}
            >
              {title}
            </Dropdown.Label>
          )}
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
  return shown.map(({ label, lang, icon, value, danger, isChosen, blocked, onSelect }, index) => (
    <Fragment key={label}>
      {danger && index > 0 && <Dropdown.Separator className="-mx-1 my-1 border-t border-line" />}
      <Dropdown.Item
        {...(isChosen === undefined ? {} : { role: 'menuitemradio', 'aria-checked': isChosen })}
        lang={lang}
        aria-disabled={blocked !== undefined || undefined}
        onSelect={(event) => {
          if (blocked === undefined) chosen.current = onSelect;
          else event.preventDefault();
        }}
        // A press that did not begin here chooses nothing: a sheet opens under the hand that opened it.
        onPointerUp={(event) => event.preventDefault()}
        className={classNames(
          'flex min-h-8 items-center gap-2.5 rounded-sm px-2 py-1 outline-none data-highlighted:bg-accent-soft max-sm:min-h-11 forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:-outline-offset-2',
          danger && blocked === undefined ? 'text-bad' : '[&>svg]:text-muted',
          blocked !== undefined && 'cursor-not-allowed',
        )}
      >
        {icon}
        {blocked === undefined ? (
          <span>{label}</span>
        ) : (
          <span className="max-w-64 text-muted">
            {label} <span className="block text-xs">{blocked}</span>
          </span>
        )}
        {value !== undefined && (
          <>
            {' '}
            <span className="ml-auto max-w-40 truncate pl-4 text-muted tabular-nums">{value}</span>
          </>
        )}
        {isChosen && <Check aria-hidden="true" className="ml-auto size-4" />}
      </Dropdown.Item>
    </Fragment>
  ));
}
