import type { ComponentProps, MouseEvent } from 'react';
import { type ButtonLook, buttonLook } from './button-look';
import { useTooEarly } from './use-too-early';

type ButtonProps = ComponentProps<'button'> & { look?: ButtonLook; busy?: boolean; blocked?: boolean };

const doNothing = (event: MouseEvent) => event.preventDefault();

/**
 * A button that is busy, or blocked by what has just become so, stays focusable and says so, instead of losing the focus
 * by being disabled. It remains the one that Enter in a field presses, since a form without one is submitted at once. Nothing can be submitted before the page's scripts are there: the browser would send it in its own
 * way, a password in the address too.
 */
export function Button({
  look = 'secondary',
  busy = false,
  blocked,
  className,
  children,
  type = 'button',
  onClick,
  disabled,
  ...rest
}: ButtonProps) {
  const isTooEarly = useTooEarly(type);
  const isIdle = !busy && !blocked;
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || isTooEarly}
      aria-busy={busy || undefined}
      aria-disabled={!isIdle || undefined}
      onClick={isIdle ? onClick : doNothing}
      className={buttonLook(
        look,
        'disabled:cursor-not-allowed aria-busy:cursor-progress aria-busy:opacity-70',
        blocked && 'cursor-not-allowed opacity-70',
        className,
      )}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-4 shrink-0 animate-spin rounded-full border-2 border-current border-r-transparent"
    />
  );
}
