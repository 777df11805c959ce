'use client';

import { useParams } from 'next/navigation';
import { guidesPath } from '@/lib/schemas/guide';
import { Link } from '../ui/Link';
import { LINK } from '../ui/link-look';

/** A status that a guide names, which leads to its row among all of them: on its own page or, where all guides stand on one, on that. */
export function StatusReference({ anchor, children }: { anchor: string; children: string }) {
  const { serviceName } = useParams<{ serviceName?: string }>();
  const page = serviceName === undefined ? '' : guidesPath(serviceName, 'statuses');
  return (
    <Link href={`${page}#${anchor}`} className={`${LINK} whitespace-nowrap`}>
      {children}
    </Link>
  );
}
