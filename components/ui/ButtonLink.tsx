import type { ReactNode } from 'react';
import { type ButtonLook, buttonLook } from './button-look';
import { Link } from './Link';

type Props = {
  href: string;
  look?: ButtonLook;
  /** For whoever hears it, where its words alone do not say what of. */
  label?: string;
  children: ReactNode;
};

/** A way to another page that is offered like something to do. */
export const ButtonLink = ({ href, look = 'secondary', label, children }: Props) => (
  <Link href={href} aria-label={label} className={buttonLook(look)}>
    {children}
  </Link>
);
