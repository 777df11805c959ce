'use client';

import { useParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { dlrAnchor, guidesPath, pttAnchor } from '@/lib/schemas/guide';
import { classNames } from './class-names';
import { Link } from './Link';
import { ON_LINES } from './link-look';

type Props = {
  /** What is explained there: a ptt code, or a DLR id. */
  of: { readonly ptt: number } | { readonly dlr: number };
  title?: string | undefined;
  /** It needs a line of its own to be seen as a link. */
  isAmongWords?: boolean;
  children: ReactNode;
};

/** To where the guides explain a status. Off an account's pages, which have no guides, it is no link. */
export function StatusLink({ of, title, isAmongWords = false, children }: Props) {
  const { serviceName } = useParams<{ serviceName?: string }>();
  if (serviceName === undefined) return <span title={title}>{children}</span>;
  const anchor = 'ptt' in of ? pttAnchor(of.ptt) : dlrAnchor(of.dlr);
  return (
    <Link
      href={`${guidesPath(serviceName, 'statuses')}#${anchor}`}
      title={title}
      className={classNames(
        'relative rounded-sm underline-offset-4 hover:underline',
        isAmongWords ? 'underline' : ON_LINES,
      )}
    >
      {children}
    </Link>
  );
}
