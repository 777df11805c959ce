import type { ComponentProps } from 'react';
import { type ButtonLook, buttonLook } from './button-look';
import { useTooEarly } from './use-too-early';

type ButtonProps = ComponentProps<'button'> & { look?: ButtonLook; busy?: boolean };

/**
 * A busy button stays focusable and says so, instead of losing the focus by being disabled. Nothing can be submitted
 * before the page's scripts are there: the browser would send it in its own way, a password in the address too.
 */
export function Button({
  look = 'secondary',
  busy = false,
  className,
  children,
  type = 'button',
  onClick,
  disabled = false,
  ...rest
}: ButtonProps) {
  const isTooEarly = useTooEarly(type);
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      disabled={disabled || isTooEarly}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={buttonLook(
        look,
        'disabled:cursor-not-allowed aria-busy:cursor-progress aria-busy:opacity-70',
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
