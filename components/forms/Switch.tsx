'use client';

import { type ComponentProps, useId } from 'react';
import { HINT } from '../ui/control-look';

/** A yes or no that takes effect with the form. A checkbox underneath, so that it works and sounds like one. */
export function Switch({ label, hint, ...input }: ComponentProps<'input'> & { label: string; hint?: string }) {
  const id = useId();
  const hintId = `${id}-hint`;
  if (hint !== undefined) {
    return (
      <div>
        <Switch {...input} label={label} aria-describedby={hintId} />
        <p id={hintId} className={HINT}>
          {hint}
        </p>
      </div>
    );
  }
  return (
    <div className="flex items-center justify-between gap-4">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <span className="relative inline-flex h-6 w-10 shrink-0">
        {/* Where the system chooses the colours, its own checkbox is shown. */}
        <input
          {...input}
          id={id}
          type="checkbox"
          role="switch"
          className="peer absolute inset-0 z-10 m-0 size-full cursor-pointer opacity-0 forced-colors:opacity-100"
        />
        <span className="absolute inset-0 rounded-full border border-control bg-track transition-colors peer-checked:border-accent peer-checked:bg-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus forced-colors:hidden" />
        <span className="absolute top-[3px] left-[3px] size-4.5 rounded-full bg-muted transition-transform peer-checked:translate-x-4 peer-checked:bg-on-accent forced-colors:hidden" />
      </span>
    </div>
  );
}
