'use client';

import { ChevronRight } from 'lucide-react';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { Link } from '../ui/Link';

/** The account at the end of the breadcrumb: its name, what scripts call it, and the way to its home. */
export function AccountCrumb({ serviceName }: { serviceName: string }) {
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  return (
    <>
      <ChevronRight aria-hidden="true" className="size-3.5 shrink-0" />
      <Link
        href={`/telecom/sms/${serviceName}`}
        className="flex min-w-0 items-baseline gap-2 rounded-sm px-1.5 py-1 text-ink hover:bg-hover"
      >
        {account?.description && <span className="truncate font-medium">{account.description}</span>}
        <span className="font-mono text-xs text-muted max-lg:not-only:hidden">{serviceName}</span>
      </Link>
    </>
  );
}
