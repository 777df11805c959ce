'use client';

import { type ChangeEvent, type KeyboardEvent, useState } from 'react';
import { writeTyped } from '@/lib/domain/time/typed-time';

/**
 * The input of a field while its value is kept as ISO 8601. Told as soon as it can be read; what cannot be is told as
 * it was typed once the typing is over, so that it is refused instead of lost.
 */
export function useTypedMoment(
  value: string,
  read: (typed: string) => string | null,
  onChange: (value: string) => void,
) {
  /** Null: nothing is being typed. */
  const [typed, setTyped] = useState<string | null>(null);
  const tell = (next: string) => next !== value && onChange(next);
  const settle = () => {
    if (typed !== null) tell(read(typed) ?? typed.trim());
    setTyped(null);
  };
  const type = (text: string) => {
    setTyped(text);
    const found = text === '' ? '' : read(text);
    if (found !== null) tell(found);
  };
  return {
    type: 'text',
    autoComplete: 'off',
    value: typed ?? writeTyped(value),
    onChange: (event: ChangeEvent<HTMLInputElement>) => type(event.target.value),
    onBlur: settle,
    onKeyDown: ({ key }: KeyboardEvent) => key === 'Enter' && settle(),
  } as const;
}
