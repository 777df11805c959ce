'use client';

import { type ComponentProps, type Ref, useState } from 'react';
import { useLocale } from 'use-intl';
import { Field } from './Field';
import { plainNumber, typedNumber } from './typed-number';

/** The form's own field of the number, which it holds in plain form. */
export type NumberOfForm = {
  readonly name: string;
  readonly value: string | number | undefined;
  readonly ref: Ref<HTMLInputElement>;
  readonly onChange: (plain: string) => void;
  readonly onBlur: () => void;
};

type Props = Omit<ComponentProps<typeof Field>, keyof NumberOfForm | 'type' | 'defaultValue'> & {
  field: NumberOfForm;
};

/** A number, typed in any way in which the panel writes numbers. */
export function NumberField({ field: { name, value: held, ref, onChange, onBlur }, ...around }: Props) {
  const value = String(held ?? '');
  const locale = useLocale();
  const [typed, setTyped] = useState({ text: typedNumber(value, locale), value });
  // Else it was set otherwise than by typing.
  const text = typed.value === value ? typed.text : typedNumber(value, locale);
  return (
    <Field
      inputMode="decimal"
      autoComplete="off"
      {...around}
      {...{ name, ref, onBlur }}
      value={text}
      onChange={({ target }) => {
        const plain = plainNumber(target.value, locale);
        setTyped({ text: target.value, value: plain });
        onChange(plain);
      }}
    />
  );
}
