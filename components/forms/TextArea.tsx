'use client';

import type { ComponentProps } from 'react';
import { CONTROL, FIXED } from '../ui/control-look';
import { type Around, Labelled } from './Labelled';

/** A labelled text of several lines. */
export function TextArea({ label, action, hint, warning, error, ...textArea }: ComponentProps<'textarea'> & Around) {
  return (
    <Labelled label={label} action={action} hint={hint} warning={warning} error={error}>
      {(tie) => <textarea {...textArea} {...tie} className={`${CONTROL} w-full py-1.5 ${FIXED}`} />}
    </Labelled>
  );
}
