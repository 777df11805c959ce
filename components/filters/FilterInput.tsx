import type { ComponentProps } from 'react';
import { classNames } from '../ui/class-names';
import { CHIP_CONTROL } from './FilterChip';

type Props = Pick<ComponentProps<'input'>, 'ref' | 'inputMode' | 'onBlur'> & {
  id: string;
  label: string;
  typed: string;
  /** The id of what is wrong with it; null: nothing is. */
  faultId: string | null;
  onTyped: (typed: string) => void;
  className: string;
};

/** Where a filter is typed; until something is, its name stands in it. */
export function FilterInput({ label, typed, faultId, onTyped, className, ...input }: Props) {
  return (
    <input
      {...input}
      type="text"
      value={typed}
      size={Math.max(label.length, 8)}
      placeholder={label}
      aria-invalid={faultId !== null}
      aria-describedby={faultId ?? undefined}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onTyped(event.target.value)}
      className={classNames(CHIP_CONTROL, className)}
    />
  );
}
