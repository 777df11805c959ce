'use client';

import { useAccountFacts } from './first-account';

/** What the account's people call it, else its own name. */
export const useAccountName = (serviceName: string): string => useAccountFacts(serviceName).description || serviceName;
