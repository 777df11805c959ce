'use client';

import { createContext, useContext } from 'react';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';

/** The account's clock as it was when its page was made. */
export const FirstTimeZone = createContext('UTC');

/** The account's clock, on which its moments are shown and its days begin: right from the first paint on. */
export function useTimeZone(serviceName: string): string {
  const first = useContext(FirstTimeZone);
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  return account?.timeZone ?? first;
}
