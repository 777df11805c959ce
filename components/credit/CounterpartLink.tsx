'use client';

import { useOwnAccounts } from '@/lib/queries/use-own-accounts';
import { Link } from '../ui/Link';
import { ROW_LINK } from '../ui/link-look';

/** The account at a transfer's other end: its ledger, where the reader has a way into it. */
export function CounterpartLink({ serviceName }: { serviceName: string }) {
  const { data } = useOwnAccounts(serviceName, true);
  const isOwn = data?.accounts.some((account) => account.serviceName === serviceName);
  return isOwn ? (
    <Link href={`/telecom/sms/${serviceName}/credit?kind=transfer`} className={ROW_LINK}>
      {serviceName}
    </Link>
  ) : (
    serviceName
  );
}
