'use client';

import { createContext, useContext } from 'react';
import type { Role } from '@/lib/domain/panel-user/role';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';

/** Of an account, as it was when its page was made. */
export type FirstFacts = {
  readonly timeZone: string;
  readonly role: Role;
  readonly description: string;
  readonly disabledAt: string | null;
};

export const FirstAccount = createContext<FirstFacts>({
  timeZone: 'UTC',
  role: 'viewer',
  description: '',
  disabledAt: null,
});

/** The same as it is now, and right from the first paint on. */
export function useAccountFacts(serviceName: string): FirstFacts {
  const first = useContext(FirstAccount);
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  return account ?? first;
}
