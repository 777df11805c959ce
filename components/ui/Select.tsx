import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { CONTROL } from './control-look';

type Props = ComponentProps<'select'> & { options: readonly (readonly [value: string, label: string])[] };

/** The browser's own choice of few, in the frame of an input, its text where an input's is. */
export function Select({ options, className, ...select }: Props) {
  return (
    <span className="relative block">
      <select {...select} className={classNames(CONTROL, 'w-full appearance-none pr-8 text-ellipsis', className)}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <SelectArrow />
    </span>
  );
}

/** Over the end of a choice, which is what is pressed. */
export function SelectArrow() {
  return (
    <ChevronDown
      aria-hidden="true"
      className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted"
    />
  );
}
