'use client';

import type { ReactNode } from 'react';
import { FirstAccount, type FirstFacts } from './first-account';

/** Says what an account's page needs to know before the browser has read the account itself. */
export function AccountAtFirst({ facts, children }: { facts: FirstFacts; children: ReactNode }) {
  return <FirstAccount value={facts}>{children}</FirstAccount>;
}
