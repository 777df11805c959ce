'use client';

import { type ComponentProps, useId } from 'react';

/** A yes or no that takes effect with the form. A checkbox underneath, so that it works and sounds like one. */
export function Switch({ label, ...input }: ComponentProps<'input'> & { label: string }) {
  const id = useId();
  return (
    <div className="flex items-center justify-between gap-4">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <span className="relative inline-flex h-6 w-11 shrink-0">
        <input
          {...input}
          id={id}
          type="checkbox"
          role="switch"
          className="peer absolute inset-0 z-10 m-0 size-full cursor-pointer opacity-0"
        />
        <span className="absolute inset-0 rounded-full border border-muted bg-raised transition-colors peer-checked:border-accent peer-checked:bg-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent" />
        <span className="absolute top-1 left-1 size-4 rounded-full bg-muted transition-transform peer-checked:translate-x-5 peer-checked:bg-on-accent" />
      </span>
    </div>
  );
}
