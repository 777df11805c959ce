'use client';

import type { ReactNode } from 'react';
import { FirstTimeZone } from './use-time-zone';

/** Says on which clock the account's moments are shown before the browser has read the account itself. */
export function AccountClock({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <FirstTimeZone value={timeZone}>{children}</FirstTimeZone>;
}
