import type { ReactNode } from 'react';
import { Link } from './Link';
import { LINK } from './link-look';

export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={LINK}>
      {children}
    </Link>
  );
}
