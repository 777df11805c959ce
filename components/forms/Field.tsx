'use client';

import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '../ui/class-names';
import { CONTROL, FIXED } from '../ui/control-look';
import { type Around, Labelled, type Tie } from './Labelled';

type FieldProps = ComponentProps<'input'> &
  Around & {
    /** Buttons that belong to the input. */
    beside?: ReactNode;
    /** What is counted, at the end of the input. */
    unit?: string;
  };

/** A labelled input. */
export function Field({ label, hint, warning, error, beside, unit, className, ...input }: FieldProps) {
  return (
    <Labelled label={label} hint={hint} warning={warning} error={error} className={className}>
      {(tie) => (
        <div className="flex gap-2">
          <Measured unit={unit} tie={tie}>
            {(described) => (
              <input {...input} {...described} className={classNames(CONTROL, 'w-full', unit && 'pr-18', FIXED)} />
            )}
          </Measured>
          {beside}
        </div>
      )}
    </Labelled>
  );
}

type MeasuredProps = { unit: string | undefined; tie: Tie; children: (tie: Tie) => ReactNode };

/** An input with its unit inside, which is read with its description. */
function Measured({ unit, tie, children }: MeasuredProps) {
  if (unit === undefined) return children(tie);
  const unitId = `${tie.id}-unit`;
  return (
    <span className="relative block w-full">
      {children({ ...tie, 'aria-describedby': [unitId, tie['aria-describedby']].filter(Boolean).join(' ') })}
      <span id={unitId} className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-xs text-muted">
        {unit}
      </span>
    </span>
  );
}
