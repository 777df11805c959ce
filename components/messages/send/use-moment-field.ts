'use client';

import { type Control, type UseFormSetValue, useController } from 'react-hook-form';
import type { Composed } from '@/lib/schemas/send';

/** The field of the moment of a send. What is chosen is meant by the clock that stands beside it. */
export function useMomentField(control: Control<Composed>, setValue: UseFormSetValue<Composed>, timeZone: string) {
  const { field } = useController({ control, name: 'at' });
  const onChange = (value: string) => {
    setValue('atZone', timeZone);
    field.onChange(value);
  };
  return { ref: field.ref, value: field.value, onChange };
}
