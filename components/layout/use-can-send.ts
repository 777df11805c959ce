'use client';

import { can } from '@/lib/domain/authorisation/policy';
import { useAccountFacts } from './first-account';

/** Whether the signed-in person can send from the account: nobody can from a disabled one. */
export function useCanSend(serviceName: string): boolean {
  const { role, disabledAt } = useAccountFacts(serviceName);
  return disabledAt === null && can(role, 'message.send');
}
