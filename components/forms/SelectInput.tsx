'use client';

import type { ComponentProps } from 'react';
import { Select } from '../ui/Select';
import { type Around, Labelled } from './Labelled';

type Props = ComponentProps<typeof Select> & Around;

/** A labelled choice of few. */
export function SelectInput({ label, hint, warning, error, ...select }: Props) {
  return (
    <Labelled label={label} hint={hint} warning={warning} error={error}>
      {(tie) => <Select {...select} {...tie} />}
    </Labelled>
  );
}
