import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { useTooEarly } from './use-too-early';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger';

const LOOKS: Readonly<Record<Look, string>> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  secondary: 'bg-surface text-ink border-line hover:bg-raised',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-raised',
  danger: 'bg-bad text-on-accent border-transparent hover:opacity-90',
};

type ButtonProps = ComponentProps<'button'> & { look?: Look; busy?: boolean };

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
      className={classNames(
        'inline-flex min-h-9 items-center justify-center gap-2 rounded-md border px-3.5 py-1.5 font-medium whitespace-nowrap transition-colors',
        'disabled:cursor-not-allowed disabled:opacity-50',
        busy && 'cursor-progress opacity-70',
        LOOKS[look],
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
