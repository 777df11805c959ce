'use client';

import type { ComponentProps } from 'react';
import { CONTROL } from '../ui/control-look';
import { type Around, Labelled } from './Labelled';

type Props = ComponentProps<'select'> & Around & { options: readonly (readonly [value: string, label: string])[] };

/** A labelled choice of few. */
export function SelectInput({ label, options, hint, warning, error, ...select }: Props) {
  return (
    <Labelled label={label} hint={hint} warning={warning} error={error}>
      {(tie) => (
        <select {...select} {...tie} className={`${CONTROL} w-full`}>
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
