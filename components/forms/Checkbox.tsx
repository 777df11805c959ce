'use client';

import { type ComponentProps, useId } from 'react';
import { classNames } from '../ui/class-names';
import { Tick } from '../ui/Tick';

/** One of several things that may be so, as opposed to a `Switch`, which sets something going. */
export function Checkbox({ label, hint, ...input }: ComponentProps<'input'> & { label: string; hint?: string }) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div>
      <div
        className={classNames(
          'flex gap-2.5 max-sm:min-h-11 max-sm:items-center',
          hint ? 'items-start' : 'min-h-6 items-center',
        )}
      >
        <Tick
          {...input}
          id={id}
          aria-describedby={hint && hintId}
          className={classNames('max-sm:size-6', hint && 'sm:m-0.5')}
        />
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
      </div>
      {hint && (
        <p id={hintId} className="pl-7.5 text-xs text-muted max-sm:-mt-2 max-sm:pl-8.5">
          {hint}
        </p>
      )}
    </div>
  );
}
