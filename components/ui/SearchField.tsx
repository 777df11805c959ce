'use client';

import { Search } from 'lucide-react';
import { useId } from 'react';

type Props = { label: string; value: string; placeholder?: string; onChange: (value: string) => void };

export function SearchField({ label, value, placeholder, onChange }: Props) {
  const id = useId();
  return (
    <div className="relative w-full sm:w-72">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Search aria-hidden="true" className="pointer-events-none absolute top-2.5 left-3 size-5 text-muted" />
      <input
        id={id}
        type="search"
        defaultValue={value}
        placeholder={placeholder ?? label}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-10 w-full rounded-md border border-line bg-surface py-1.5 pr-3 pl-10 placeholder:text-muted"
      />
    </div>
  );
}
