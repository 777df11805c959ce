'use client';

import { type ReactNode, useId } from 'react';
import { FAULT, HINT, LABEL } from '../ui/control-look';
import { useFaultWords } from '../ui/use-fault-words';

export type Around = {
  label: string;
  hint?: ReactNode;
  /** Another way to fill it in, beside the label. */
  action?: ReactNode;
  /** What may be so, but is likely not what is meant: spoken when it appears. */
  warning?: ReactNode;
  /** A fault, told in the reader's words. */
  error?: string | undefined;
};

/** What ties a control to what stands around it. */
export type Tie = {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
};

/** A control under its label, with hint, warning and error below it, tied to it and spoken when they appear. */
export function Labelled({
  label,
  action,
  hint,
  warning,
  error,
  className,
  children,
}: Around & { className?: string | undefined; children: (tie: Tie) => ReactNode }) {
  const faultWords = useFaultWords();
  const id = useId();
  const [hintId, warningId, errorId] = [`${id}-hint`, `${id}-warning`, `${id}-error`];
  const describedBy = [hint ? hintId : '', warning ? warningId : '', error ? errorId : ''].filter(Boolean).join(' ');
  return (
    <div className={className}>
      <div className="flex flex-wrap items-end justify-between gap-x-3">
        <label htmlFor={id} className={LABEL}>
          {label}
        </label>
        {action}
      </div>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': describedBy || undefined })}
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
