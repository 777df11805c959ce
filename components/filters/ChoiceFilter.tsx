'use client';

import { Plus } from 'lucide-react';
import { type Ref, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../ui/class-names';
import { SelectArrow } from '../ui/Select';
import { CHIP_CONTROL, ChipLabel, FilterChip } from './FilterChip';
import type { FilterOption } from './filter-field';

type Props = {
  label: string;
  options: readonly FilterOption[];
  value: string;
  /** The id of what is wrong with the value; null: nothing is. */
  faultId: string | null;
  onChange: (value: string) => void;
};

/** A filter with a few choices. A value that is none of them stays in sight as it is. */
export function ChoiceFilter({ label, options, value, faultId, onChange }: Props) {
  const t = useTranslations('filters');
  const id = useId();
  const select = useRef<HTMLSelectElement>(null);
  const isOn = value !== '';
  return (
    <FilterChip
      label={
        <>
          {!isOn && <Plus aria-hidden="true" className="ml-2.5 size-3.5 shrink-0 text-muted" />}
          <ChipLabel htmlFor={id} isOn={isOn}>
            {label}
          </ChipLabel>
        </>
      }
      name={label}
      isOn={isOn}
      isWrong={faultId !== null}
      onClear={() => {
        onChange('');
        select.current?.focus();
      }}
    >
      <ChoiceControl
        id={id}
        controlRef={select}
        none={isOn ? t('any') : label}
        options={options}
        value={value}
        faultId={faultId}
        onChange={onChange}
      />
    </FilterChip>
  );
}

type ControlProps = Omit<Props, 'label'> & {
  id: string;
  controlRef: Ref<HTMLSelectElement>;
  /** What stands there while nothing is chosen. */
  none: string;
};

/** The choice itself, within a chip that names it. */
export function ChoiceControl({ id, controlRef, none, options, value, faultId, onChange }: ControlProps) {
  const isOn = value !== '';
  const isKnown = !isOn || options.some(([option]) => option === value);
  return (
    <span className="relative flex min-w-0">
      <select
        ref={controlRef}
        id={id}
        value={value}
        aria-invalid={faultId !== null}
        aria-describedby={faultId ?? undefined}
        onChange={(event) => onChange(event.target.value)}
        className={classNames(
          CHIP_CONTROL,
          'field-sizing-content max-w-60 appearance-none pr-8 pl-1 text-ellipsis',
          !isOn && 'text-muted',
        )}
      >
        <option value="">{none}</option>
        {!isKnown && <option value={value}>{value}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option} className="bg-surface text-ink">
            {text}
          </option>
        ))}
      </select>
      <SelectArrow />
    </span>
  );
}
