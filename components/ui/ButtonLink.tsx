import type { ReactNode } from 'react';
import { type ButtonLook, buttonLook } from './button-look';
import { Link } from './Link';

type Props = { href: string; look?: ButtonLook; children: ReactNode };

/** A way to another page that is offered like something to do. */
export const ButtonLink = ({ href, look = 'secondary', children }: Props) => (
  <Link href={href} className={buttonLook(look)}>
    {children}
  </Link>
);
