'use client';

import { Plus, Search } from 'lucide-react';
import { type RefObject, useId, useRef } from 'react';
import { useSettledText } from '../ui/use-settled-text';
import { ChipLabel, FilterChip } from './FilterChip';
import { FilterInput } from './FilterInput';
import type { TextFilterField } from './filter-field';

type Props = {
  field: TextFilterField;
  value: string;
  /** The id of what is wrong with the value; null: nothing is. */
  faultId: string | null;
  /** Of the filter that a list is mostly looked through by, which is wide and always in sight: what is searched, by what. */
  searches?: string;
  onChange: (value: string) => void;
};

/** A filter that is typed. */
export function TextFilter({ field: { label, isNumber, told }, value, faultId, searches, onChange }: Props) {
  const isSearch = searches !== undefined;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped, settle] = useSettledText(value, onChange);
  const isOn = typed !== '';
  const meaning = isOn && faultId === null ? told?.(typed) : null;
  return (
    <FilterChip
      label={
        <>
          <Sign isSearch={isSearch} isOn={isOn} />
          <ChipLabel htmlFor={id} isOn={isOn && !isSearch}>
            {searches ?? label}
          </ChipLabel>
        </>
      }
      name={label}
      isOn={isOn}
      isWide={isSearch}
      isWrong={faultId !== null}
      onClear={() => clear(input, () => setTyped(''), onChange)}
    >
      <FilterInput
        ref={input}
        id={id}
        label={label}
        inputMode={isNumber ? 'numeric' : undefined}
        typed={typed}
        faultId={faultId}
        onTyped={setTyped}
        onBlur={settle}
        className={isSearch ? 'w-full px-2.5 sm:w-64' : 'field-sizing-content min-w-8 max-w-60 pr-2.5 pl-1'}
      />
      {meaning && <span className="truncate pr-1 text-muted max-sm:hidden">{meaning}</span>}
    </FilterChip>
  );
}

function Sign({ isSearch, isOn }: { isSearch: boolean; isOn: boolean }) {
  if (isSearch) return <Search aria-hidden="true" className="ml-3 size-4 shrink-0 text-muted" />;
  return isOn ? null : <Plus aria-hidden="true" className="ml-2.5 size-3.5 shrink-0 text-muted" />;
}

/** At once, and with the focus where the next word is typed. */
function clear(input: RefObject<HTMLInputElement | null>, empty: () => void, onChange: (value: string) => void) {
  empty();
  onChange('');
  input.current?.focus();
}
