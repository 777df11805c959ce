'use client';

import { Search } from 'lucide-react';
import { type Ref, useId } from 'react';
import { CONTROL, FAULT } from './control-look';
import { useSettledText } from './use-settled-text';

type Props = {
  label: string;
  value: string;
  placeholder?: string;
  /** What is wrong with the value, in words. */
  fault?: string | undefined;
  /** Told once the typing has settled. */
  onChange: (value: string) => void;
  ref?: Ref<HTMLInputElement>;
};

/** A filter as it is typed; it follows `value` when that changes from elsewhere, as with the browser's back button. */
export function SearchField({ label, value, placeholder, fault, onChange, ref }: Props) {
  const id = useId();
  const [typed, setTyped, settle] = useSettledText(value, onChange);
  return (
    <div className="w-full sm:w-70">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <div className="relative">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-muted"
        />
        <input
          ref={ref}
          id={id}
          type="search"
          value={typed}
          placeholder={placeholder ?? label}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `${id}-fault`}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={settle}
          className={`${CONTROL} w-full pl-9`}
        />
      </div>
      {fault !== undefined && (
        <p id={`${id}-fault`} className={FAULT}>
          {fault}
        </p>
      )}
    </div>
  );
}
