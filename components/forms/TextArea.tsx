'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { CONTROL, FAULT, HINT, LABEL } from '../ui/control-look';
import { useFaultWords } from '../ui/use-fault-words';

type Props = ComponentProps<'textarea'> & {
  label: string;
  hint?: ReactNode;
  /** A fault, told in the reader's words. */
  error?: string | undefined;
};

/** A labelled text of several lines whose error is beside it. */
export function TextArea({ label, hint, error, ...textArea }: Props) {
  const faultWords = useFaultWords();
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={LABEL}>
        {label}
      </label>
      <textarea
        {...textArea}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        className={`${CONTROL} w-full py-1.5 read-only:bg-well`}
      />
      <p id={`${id}-hint`} className={HINT}>
        {hint}
      </p>
      <p id={`${id}-error`} role="alert" className={FAULT}>
        {error && faultWords(error)}
      </p>
    </div>
  );
}
