'use client';

import { useCombobox } from 'downshift';
import { Check, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { isNumberPart } from '@/lib/domain/numbering/number-part';
import { classNames } from '../ui/class-names';
import { CONTROL } from '../ui/control-look';
import type { Place, PlaceGroup } from './place';
import type { Found } from './use-places';

type Props = {
  label: string;
  hint: string;
  text: string;
  onType: (text: string) => void;
  found: Found;
  onGo: (place: Place) => void;
  onClose: () => void;
  /** On a phone too as high as what is found; else a sheet there keeps its height, and the field its place. */
  isShort?: boolean;
};

/** A field and, below it, the places that fit what is typed, to be chosen by arrows and Enter or by a press. */
export function Finder({ label, hint, text, onType, found, onGo, onClose, isShort = false }: Props) {
  const t = useTranslations('palette');
  const router = useRouter();
  const groups = found.groups.filter(({ places }) => places.length > 0);
  const items = groups.flatMap(({ places }) => places);
  const go = (chosen: Place) => {
    onGo(chosen);
    onClose();
    router.push(chosen.href);
  };
  const { getInputProps, getLabelProps, getMenuProps, getItemProps, highlightedIndex } = useCombobox<Place>({
    items: [...items],
    isOpen: true,
    inputValue: text,
    selectedItem: null,
    defaultHighlightedIndex: 0,
    itemToString: (item) => item?.label ?? '',
    onSelectedItemChange: ({ selectedItem }) => selectedItem && go(selectedItem),
  });
  return (
    <>
      <label {...getLabelProps()} className="sr-only">
        {label}
      </label>
      <div className="relative">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-muted"
        />
        <input
          {...getInputProps({
            // In the event itself, or the cursor would jump to the end.
            onChange: ({ currentTarget }) => onType(currentTarget.value),
            'aria-busy': found.isSearching,
            // Fewer are found than before: what was marked is there no more.
            ...(highlightedIndex >= items.length && { 'aria-activedescendant': '' }),
          })}
          autoFocus
          maxLength={60}
          placeholder={hint}
          autoComplete="off"
          spellCheck={false}
          className={`${CONTROL} w-full pl-9`}
        />
      </div>
      <div className={classNames('mt-2 flex max-h-[60dvh] flex-col', !isShort && 'max-sm:h-136')}>
        <div {...getMenuProps()} className="min-h-0 overflow-y-auto">
          {groups.map((group, position) => (
            <Group
              key={group.kind}
              group={group}
              title={t(`kinds.${group.kind}`)}
              first={groups.slice(0, position).reduce((count, { places }) => count + places.length, 0)}
              highlighted={highlightedIndex}
              propsOf={(item, index) => getItemProps({ item, index })}
            />
          ))}
        </div>
        <p role="status" className="shrink-0 text-xs text-muted not-empty:pt-2">
          {toldOf(found, items.length, text, t)}
        </p>
      </div>
    </>
  );
}

function toldOf(
  { isSearching, hasFailed, hasMore, hasNumbers }: Found,
  count: number,
  text: string,
  t: (name: 'searching' | 'failed' | 'none' | 'noNumber' | 'more') => string,
): string {
  if (hasFailed) return t('failed');
  if (isSearching) return t('searching');
  if (count === 0) return t(hasNumbers && isNumberPart(text) ? 'noNumber' : 'none');
  return hasMore ? t('more') : '';
}

type GroupProps = {
  group: PlaceGroup;
  title: string;
  /** The position of its first place among all. */
  first: number;
  highlighted: number;
  propsOf: (item: Place, index: number) => object;
};

function Group({ group: { places }, title, first, highlighted, propsOf }: GroupProps) {
  const t = useTranslations('palette');
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="pb-1">
      <p id={id} role="presentation" className="px-2 pt-2 pb-1 text-2xs font-medium text-muted">
        {title}
      </p>
      {places.map((item, index) => (
        <div
          {...propsOf(item, first + index)}
          key={item.href}
          className={classNames(
            'flex min-h-8 cursor-pointer items-center justify-between gap-x-3 rounded-md px-2 py-1 max-sm:min-h-11 max-sm:flex-wrap',
            highlighted === first + index && 'bg-accent-soft',
          )}
        >
          <span className="flex min-w-0 items-center gap-2 wrap-anywhere">
            {item.label}
            {item.isCurrent && <Check aria-label={t('current')} className="size-4 shrink-0" />}
          </span>
          {item.detail !== '' && <span className="shrink-0 text-xs text-muted">{item.detail}</span>}
        </div>
      ))}
    </div>
  );
}
