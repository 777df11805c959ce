'use client';

import { type ComponentProps, useId } from 'react';

type Props = ComponentProps<'select'> & {
  label: string;
  options: readonly (readonly [value: string, label: string])[];
};

/** A labelled choice of few. */
export function SelectInput({ label, options, ...select }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <select
        {...select}
        id={id}
        className="min-h-10 w-full rounded-md border border-line bg-surface px-3 disabled:bg-raised disabled:opacity-100"
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
