'use client';

import type { ComponentProps, ReactNode } from 'react';
import { CONTROL, FIXED } from '../ui/control-look';
import { type Around, Labelled } from './Labelled';

type FieldProps = ComponentProps<'input'> &
  Around & {
    /** Buttons that belong to the input. */
    beside?: ReactNode;
  };

/** A labelled input. */
export function Field({ label, hint, warning, error, beside, className, ...input }: FieldProps) {
  return (
    <Labelled label={label} hint={hint} warning={warning} error={error} className={className}>
      {(tie) => (
        <div className="flex gap-2">
          <input {...input} {...tie} className={`${CONTROL} w-full ${FIXED}`} />
          {beside}
        </div>
      )}
    </Labelled>
  );
}
