import { Check } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** The box of a checkbox. Where the system chooses the colours, its own is shown. */
export function Tick({ className, ...input }: Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <span className={classNames('relative inline-grid size-4 shrink-0 place-items-center', className)}>
      <input
        {...input}
        type="checkbox"
        className="peer m-0 size-full cursor-pointer appearance-none rounded-sm border border-control bg-surface checked:border-accent checked:bg-accent forced-colors:appearance-auto"
      />
      <Check
        aria-hidden="true"
        strokeWidth={3}
        className="pointer-events-none absolute size-3 text-on-accent opacity-0 peer-checked:opacity-100 forced-colors:hidden"
      />
    </span>
  );
}
