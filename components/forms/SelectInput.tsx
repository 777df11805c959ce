'use client';

import { type ComponentProps, useId } from 'react';
import { CONTROL, LABEL } from '../ui/control-look';

type Props = ComponentProps<'select'> & {
  label: string;
  options: readonly (readonly [value: string, label: string])[];
};

/** A labelled choice of few. */
export function SelectInput({ label, options, ...select }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={LABEL}>
        {label}
      </label>
      <select {...select} id={id} className={`${CONTROL} w-full`}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
