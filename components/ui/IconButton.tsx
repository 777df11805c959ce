import type { ComponentProps } from 'react';
import { classNames } from './class-names';

type Props = Omit<ComponentProps<'button'>, 'type' | 'aria-label'> & {
  /** Its name, since an icon says nothing to whoever cannot see it. */
  label: string;
  /** Why it does nothing for now: it stays where it is, and says so when it is reached or pointed at. */
  blocked?: string | undefined;
};

/** A button of one icon; on a phone it is as large as a finger needs. */
export function IconButton({ label, blocked, className, onClick, ...rest }: Props) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      {...(blocked === undefined
        ? { onClick }
        : { 'aria-disabled': true, 'aria-description': blocked, title: blocked })}
      className={classNames(
        'inline-grid size-7 align-top shrink-0 place-items-center rounded-sm text-muted transition-colors hover:bg-well hover:text-ink aria-expanded:bg-well aria-expanded:text-ink max-sm:size-11 [&>svg]:size-4',
        blocked !== undefined && 'cursor-not-allowed opacity-50',
        className,
      )}
    />
  );
}
