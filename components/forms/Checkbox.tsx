'use client';

import { type ComponentProps, useId } from 'react';

/** One of several things that may be so, as opposed to a `Switch`, which sets something going. */
export function Checkbox({ label, ...input }: ComponentProps<'input'> & { label: string }) {
  const id = useId();
  return (
    <div className="flex min-h-6 items-start gap-2 max-sm:min-h-11 max-sm:items-center">
      <input {...input} id={id} type="checkbox" className="m-0.5 size-4 shrink-0 accent-accent" />
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
    </div>
  );
}
