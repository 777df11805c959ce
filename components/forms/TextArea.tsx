'use client';

import type { ComponentProps } from 'react';
import { classNames } from '../ui/class-names';
import { CONTROL, FIXED } from '../ui/control-look';
import { type Around, Labelled } from './Labelled';

/** A labelled text of several lines. */
export function TextArea({
  label,
  action,
  hint,
  warning,
  error,
  className,
  ...textArea
}: ComponentProps<'textarea'> & Around) {
  return (
    <Labelled label={label} action={action} hint={hint} warning={warning} error={error}>
      {(tie) => <textarea {...textArea} {...tie} className={classNames(CONTROL, 'w-full py-1.5', FIXED, className)} />}
    </Labelled>
  );
}
