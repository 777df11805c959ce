import { isBlockedByQuota } from '@/lib/domain/api-user/quota';
import { parseCredits } from '@/lib/domain/credits';

/** Whether an API user would be blocked at once by a quota as it is typed. */
export function isBlockingQuota(quotaActive: boolean, quota: string): boolean {
  const typed = parseCredits(quota);
  return typed.ok && isBlockedByQuota({ quotaActive, quotaLeft: typed.value });
}
