'use client';

import { useCombobox } from 'downshift';
import { ChevronDown } from 'lucide-react';
import { type Ref, useState } from 'react';
import { classNames } from '../ui/class-names';
import { CONTROL } from '../ui/control-look';
import { type Around, Labelled } from './Labelled';

/** One of what may be chosen. */
type Suggestion = { readonly value: string; readonly label: string; readonly detail: string };

type Props = Around &
  Controls & {
    /** What the list is called. */
    listLabel: string;
  };

type Controls = {
  value: string;
  /** What it means when nothing is written: stands there until somebody begins to write. */
  empty: string;
  suggestions: readonly Suggestion[];
  /** What is said below the suggestions: that there are more, or none, or that they are looked for. */
  told: string;
  onChange: (value: string) => void;
  onOpen: (isOpen: boolean) => void;
  onBlur?: () => void;
  inputRef?: Ref<HTMLInputElement>;
};

/** A labelled text that is chosen from a list or typed; what is typed narrows the list down, and stays as it is. */
export function SearchedField({ label, listLabel, hint, warning, error, ...controls }: Props) {
  return (
    <Labelled label={label} hint={hint} warning={warning} error={error}>
      {(tie) => <Combobox {...controls} tie={tie} listLabel={listLabel} />}
    </Labelled>
  );
}

type ComboboxProps = Controls & { listLabel: string; tie: { readonly id: string } };

function Combobox({ value, suggestions, told, onChange, onOpen, onBlur, inputRef, ...rest }: ComboboxProps) {
  const { tie, listLabel, empty } = rest;
  const [hasFocus, setFocus] = useState(false);
  const { isOpen, highlightedIndex, getInputProps, getMenuProps, getItemProps } = useCombobox<Suggestion>({
    inputId: tie.id,
    items: [...suggestions],
    inputValue: value === '' && !hasFocus ? empty : value,
    selectedItem: null,
    itemToString: (item) => item?.value ?? '',
    onIsOpenChange: (change) => onOpen(change.isOpen),
    onSelectedItemChange: ({ selectedItem }) => selectedItem && onChange(selectedItem.value),
    // Who leaves the field has chosen nothing by that.
    stateReducer: (state, { type, changes }) =>
      type === useCombobox.stateChangeTypes.InputBlur ? { ...changes, selectedItem: state.selectedItem } : changes,
  });
  return (
    <div className="relative">
      <input
        {...getInputProps({
          ...tie,
          ...(inputRef && { ref: inputRef }),
          'aria-labelledby': undefined,
          ...(highlightedIndex >= suggestions.length && { 'aria-activedescendant': '' }),
          // In the event itself, or the cursor would jump to the end.
          onChange: ({ currentTarget }) => onChange(currentTarget.value),
          onFocus: () => setFocus(true),
          onBlur: () => {
            setFocus(false);
            onBlur?.();
          },
        })}
        placeholder={empty}
        spellCheck={false}
        className={`${CONTROL} w-full pr-8 text-ellipsis`}
      />
      {/* The field itself opens the list. */}
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <div
        className={classNames(
          'absolute inset-x-0 top-full z-30 mt-1 rounded-lg border border-line bg-raised p-1 shadow-menu',
          !isOpen && 'hidden',
        )}
      >
        <ul {...getMenuProps({ 'aria-label': listLabel })} className="max-h-64 overflow-y-auto">
          {isOpen &&
            suggestions.map((item, index) => (
              <li
                {...getItemProps({ item, index })}
                key={item.value}
                className={classNames(
                  'flex min-h-8 cursor-pointer items-center justify-between gap-3 rounded-sm px-2 py-1 max-sm:min-h-11',
                  highlightedIndex === index &&
                    'bg-accent-soft forced-colors:outline-2 forced-colors:-outline-offset-2',
                )}
              >
                <span className="min-w-0 wrap-anywhere">{item.label}</span>
                <span className="shrink-0 text-xs text-muted tabular-nums">{item.detail}</span>
              </li>
            ))}
        </ul>
        <p role="status" className="px-2 py-1 text-xs text-muted empty:hidden">
          {isOpen && told}
        </p>
      </div>
    </div>
  );
}
