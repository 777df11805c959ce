'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from '../ui/class-names';
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
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <textarea
        {...textArea}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        className={classNames(
          'w-full rounded-md border bg-surface px-3 py-1.5 read-only:bg-raised',
          error ? 'border-bad' : 'border-line',
        )}
      />
      <p id={`${id}-hint`} className="mt-1 text-sm text-muted empty:hidden">
        {hint}
      </p>
      <p id={`${id}-error`} role="alert" className="mt-1 text-sm font-medium text-bad empty:hidden">
        {error && faultWords(error)}
      </p>
    </div>
  );
}
