'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { Link } from './Link';
import { LINK } from './link-look';
import { useDialog } from './use-dialog';

/** A link out of a dialog: it asks first when something typed would be lost. */
export function DialogLink({ href, children }: { href: string; children: ReactNode }) {
  const { leave } = useDialog();
  const router = useRouter();
  return (
    <Link
      href={href}
      onNavigate={(event) => {
        event.preventDefault();
        leave(() => router.push(href));
      }}
      className={LINK}
    >
      {children}
    </Link>
  );
}
