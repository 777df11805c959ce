'use client';

import * as Dropdown from '@radix-ui/react-dropdown-menu';
import { type ReactNode, useRef } from 'react';
import { classNames } from './class-names';

export type MenuEntry = { label: string; icon?: ReactNode; danger?: boolean; onSelect: () => void };

/**
 * A drop-down of actions, opened by `trigger`. An action begins once the menu has closed and the focus is back on the
 * trigger, so that a dialog which it opens gives the focus back there.
 */
export function Menu({ trigger, entries }: { trigger: ReactNode; entries: readonly MenuEntry[] }) {
  const chosen = useRef<(() => void) | null>(null);
  return (
    <Dropdown.Root modal={false}>
      <Dropdown.Trigger asChild>{trigger}</Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          align="end"
          sideOffset={6}
          onCloseAutoFocus={() => {
            if (chosen.current) queueMicrotask(chosen.current);
            chosen.current = null;
          }}
          className="appear z-30 min-w-48 rounded-lg border border-line bg-surface p-1.5 shadow-dialog"
        >
          {entries.map(({ label, icon, danger, onSelect }) => (
            <Dropdown.Item
              key={label}
              onSelect={() => {
                chosen.current = onSelect;
              }}
              className={classNames(
                'flex min-h-9 items-center gap-2.5 rounded-md px-2.5 py-1.5 outline-none data-highlighted:bg-raised',
                danger && 'text-bad',
              )}
            >
              {icon}
              {label}
            </Dropdown.Item>
          ))}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}
