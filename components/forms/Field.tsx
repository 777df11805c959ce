'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { CONTROL, FAULT, HINT, LABEL } from '../ui/control-look';
import { useFaultWords } from '../ui/use-fault-words';

type FieldProps = ComponentProps<'input'> & {
  label: string;
  hint?: ReactNode;
  /** What may be so, but is likely not what is meant: spoken when it appears. */
  warning?: ReactNode;
  /** A fault, told in the reader's words. */
  error?: string | undefined;
  /** Buttons that belong to the input. */
  beside?: ReactNode;
};

/** A labelled input whose warning and error are beside it, tied to it and spoken when they appear. */
export function Field({ label, hint, warning, error, beside, className, ...input }: FieldProps) {
  const faultWords = useFaultWords();
  const id = useId();
  const hintId = `${id}-hint`;
  const warningId = `${id}-warning`;
  const errorId = `${id}-error`;
  const describedBy = [hint ? hintId : '', warning ? warningId : '', error ? errorId : ''].filter(Boolean).join(' ');
  return (
    <div className={className}>
      <label htmlFor={id} className={LABEL}>
        {label}
      </label>
      <div className="flex gap-2">
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy || undefined}
          className={`${CONTROL} w-full read-only:bg-well`}
        />
        {beside}
      </div>
      {hint && (
        <p id={hintId} className={HINT}>
          {hint}
        </p>
      )}
      <p id={warningId} role="status" className="mt-1.5 text-xs font-medium wrap-anywhere text-warn empty:hidden">
        {warning}
      </p>
      <p id={errorId} role="alert" className={FAULT}>
        {error && faultWords(error)}
      </p>
    </div>
  );
}
