'use client';

import { type ReactNode, useState } from 'react';
import { can } from '@/lib/domain/authorisation/policy';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import { onDemand } from '../forms/on-demand';
import { useRole } from '../layout/use-role';
import { useAnnounce } from '../ui/Announcer';

const AddToBlacklistDialog = onDemand(async () => (await import('../forms/AddToBlacklistDialog')).AddToBlacklistDialog);

type Blacklisting = {
  /** Opens the dialog with a number, in digits, filled in. */
  readonly begin: (msisdn: string) => void;
  readonly dialog: ReactNode;
};

/** Puts numbers on the blacklist from where they are shown; null: the reader may not. */
export function useBlacklisting(serviceName: string): Blacklisting | null {
  const role = useRole(serviceName);
  const invalidate = useInvalidation(serviceName);
  const announce = useAnnounce();
  const [number, setNumber] = useState<string | null>(null);
  if (!can(role, 'blacklist.add')) return null;
  return {
    begin: (msisdn) => setNumber(formatMsisdn(msisdn)),
    dialog: number !== null && (
      <AddToBlacklistDialog
        serviceName={serviceName}
        given={number}
        onDone={(message) => {
          setNumber(null);
          announce(message);
          void invalidate(['blacklist', 'audit']);
        }}
        onClose={() => setNumber(null)}
      />
    ),
  };
}
