'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { CONTROL, FAULT, HINT, LABEL } from '../ui/control-look';
import { useFaultWords } from '../ui/use-fault-words';

type Props = ComponentProps<'select'> & {
  label: string;
  options: readonly (readonly [value: string, label: string])[];
  hint?: ReactNode;
  /** A fault, told in the reader's words. */
  error?: string | undefined;
};

/** A labelled choice of few. */
export function SelectInput({ label, options, hint, error, ...select }: Props) {
  const faultWords = useFaultWords();
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={LABEL}>
        {label}
      </label>
      <select
        {...select}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        className={`${CONTROL} w-full`}
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className={HINT}>
        {hint}
      </p>
      <p id={`${id}-error`} role="alert" className={FAULT}>
        {error && faultWords(error)}
      </p>
    </div>
  );
}
