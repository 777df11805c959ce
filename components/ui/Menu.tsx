'use client';

import * as Dropdown from '@radix-ui/react-dropdown-menu';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type MenuEntry = { label: string; icon?: ReactNode; danger?: boolean; onSelect: () => void };

/** A drop-down of actions, opened by `trigger`. */
export function Menu({ trigger, entries }: { trigger: ReactNode; entries: readonly MenuEntry[] }) {
  return (
    <Dropdown.Root modal={false}>
      <Dropdown.Trigger asChild>{trigger}</Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          align="end"
          sideOffset={6}
          className="appear z-30 min-w-48 rounded-lg border border-line bg-surface p-1.5 shadow-dialog"
        >
          {entries.map(({ label, icon, danger, onSelect }) => (
            <Dropdown.Item
              key={label}
              onSelect={onSelect}
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
