'use client';

import { Plus, Search } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { List } from '@/lib/queries/use-list';
import { useSettledText } from '../ui/use-settled-text';
import { ChoiceControl } from './ChoiceFilter';
import { ChipLabel, FilterChip } from './FilterChip';
import { FilterInput } from './FilterInput';
import { nothingOf, type PairFilterField, parametersOf, type TextFilterField } from './filter-field';

type Props = { field: PairFilterField; list: List; faultIdOf: (name: string) => string | null };

/** A choice, and in the same chip a text that narrows it down, which is a search of its own. */
export function PairFilter({ field, list, faultIdOf }: Props) {
  const { choice, texts, endedBy } = field;
  const t = useTranslations('filters');
  const id = useId();
  const select = useRef<HTMLSelectElement>(null);
  // Texts that begin anew once they are cleared.
  const [generation, setGeneration] = useState(0);
  const parameters = parametersOf(field);
  const isOn = parameters.some((name) => list.askedFor(name) !== '');
  const choose = (chosen: string) =>
    list.filter({
      ...Object.fromEntries(endedBy(chosen).map((name) => [name, undefined])),
      [choice.name]: chosen,
    });
  return (
    <FilterChip
      label={
        <>
          {!isOn && <Plus aria-hidden="true" className="ml-2.5 size-3.5 shrink-0 text-muted" />}
          <ChipLabel htmlFor={id} isOn={isOn}>
            {choice.label}
          </ChipLabel>
        </>
      }
      name={choice.label}
      isOn={isOn}
      isOfSeveral
      isWrong={parameters.some((name) => faultIdOf(name) !== null)}
      onClear={() => {
        list.filter(nothingOf([field]));
        setGeneration(generation + 1);
        select.current?.focus();
      }}
    >
      <ChoiceControl
        id={id}
        controlRef={select}
        none={isOn ? t('any') : choice.label}
        options={choice.options}
        value={list.askedFor(choice.name)}
        faultId={faultIdOf(choice.name)}
        onChange={choose}
      />
      {texts.map((text) => (
        <Part
          key={`${text.name} ${generation}`}
          text={text}
          value={list.askedFor(text.name)}
          faultId={faultIdOf(text.name)}
          onChange={(value) => list.filter({ [text.name]: value })}
        />
      ))}
    </FilterChip>
  );
}

type PartProps = {
  text: TextFilterField;
  value: string;
  faultId: string | null;
  onChange: (value: string) => void;
};

function Part({ text: { label }, value, faultId, onChange }: PartProps) {
  const id = useId();
  const [typed, setTyped, settle] = useSettledText(value, onChange);
  const isOn = typed !== '';
  return (
    <span className="flex min-w-0 items-center border-line max-sm:order-last max-sm:col-span-full max-sm:border-t sm:border-l">
      {!isOn && <Search aria-hidden="true" className="ml-2.5 size-3.5 shrink-0 text-muted" />}
      <ChipLabel htmlFor={id} isOn={isOn}>
        {label}
      </ChipLabel>
      <FilterInput
        id={id}
        label={label}
        typed={typed}
        faultId={faultId}
        onTyped={setTyped}
        onBlur={settle}
        className="field-sizing-content min-w-8 pr-2.5 pl-1 max-sm:flex-1 sm:max-w-60"
      />
    </span>
  );
}
