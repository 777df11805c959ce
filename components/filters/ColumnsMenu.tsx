'use client';

import * as Dropdown from '@radix-ui/react-dropdown-menu';
import { Check, Columns3 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import { useTappedMenu } from '../ui/use-tapped-menu';

type Props<Name extends string> = {
  /** All that can be left out, in their order. */
  columns: readonly (readonly [name: Name, label: string])[];
  shown: ReadonlySet<Name>;
  /** Whole choices, such as the one that a list begins with. */
  presets: readonly (readonly [label: string, names: readonly Name[]])[];
  onChoose: (names: readonly Name[]) => void;
};

const ENTRY =
  'flex min-h-8 items-center gap-2.5 rounded-sm px-2 py-1 outline-none data-highlighted:bg-accent-soft max-sm:min-h-11 forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:-outline-offset-2';

/** Which columns a table shows. It stays open while one chooses, and the table follows at once. */
export function ColumnsMenu<Name extends string>({ columns, shown, presets, onChoose }: Props<Name>) {
  const t = useTranslations('filters.columns');
  const toggle = (name: Name) =>
    onChoose(columns.map(([one]) => one).filter((one) => (one === name ? !shown.has(one) : shown.has(one))));
  const tapped = useTappedMenu();
  return (
    <Dropdown.Root {...tapped.menu} modal={false}>
      <Dropdown.Trigger asChild {...tapped.trigger}>
        <Button look="quiet" className="max-sm:hidden">
          <Columns3 aria-hidden="true" className="size-4" />
          {t('label')}
        </Button>
      </Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="appear z-30 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-menu"
        >
          {columns.map(([name, label]) => (
            <Dropdown.CheckboxItem
              key={name}
              checked={shown.has(name)}
              onCheckedChange={() => toggle(name)}
              onSelect={(event) => event.preventDefault()}
              className={ENTRY}
            >
              <span className="grid size-4 place-items-center rounded-sm border border-control">
                <Dropdown.ItemIndicator>
                  <Check aria-hidden="true" className="size-3.5" />
                </Dropdown.ItemIndicator>
              </span>
              {label}
            </Dropdown.CheckboxItem>
          ))}
          <Dropdown.Separator className="-mx-1 my-1 border-t border-line" />
          {presets.map(([label, names]) => (
            <Dropdown.Item
              key={label}
              onSelect={(event) => {
                event.preventDefault();
                onChoose(names);
              }}
              className={ENTRY}
            >
              {label}
            </Dropdown.Item>
          ))}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}
