'use client';

import { useAccountFacts } from './first-account';

/** The account's clock, on which its moments are shown and its days begin. */
export const useTimeZone = (serviceName: string): string => useAccountFacts(serviceName).timeZone;
