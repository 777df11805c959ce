import type { FormEvent, ReactNode } from 'react';
import { classNames } from '../ui/class-names';
import { ErrorNotice } from '../ui/Notice';

type Props = {
  /** What is wrong with the form as a whole, told above its fields. */
  fault: string | null;
  onSubmit: (event: FormEvent) => void;
  className?: string;
  children: ReactNode;
};

/** The frame of every form: our own checks instead of the browser's, and the fault that belongs to no field. */
export function ActionForm({ fault, onSubmit, className, children }: Props) {
  return (
    <form noValidate onSubmit={onSubmit} className={classNames('flex flex-col gap-5', className)}>
      {fault && <ErrorNotice>{fault}</ErrorNotice>}
      {children}
    </form>
  );
}
