'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from '../ui/class-names';
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
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy || undefined}
          className={classNames(
            'min-h-10 w-full min-w-0 rounded-md border bg-surface px-3 py-1.5 text-ink placeholder:text-muted',
            'read-only:bg-raised disabled:bg-raised disabled:text-muted',
            error ? 'border-bad' : 'border-line',
          )}
        />
        {beside}
      </div>
      {hint && (
        <p id={hintId} className="mt-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
      <p id={warningId} role="status" className="mt-1.5 text-sm font-medium wrap-anywhere text-wait empty:hidden">
        {warning}
      </p>
      <p id={errorId} role="alert" className="mt-1.5 text-sm font-medium text-bad empty:hidden">
        {error && faultWords(error)}
      </p>
    </div>
  );
}
