import { faultCode, faultReason } from '@/lib/platform/log/operator-fault';

/** What a person is told when a change could not be stored; null when that is not what went wrong. */
export function storageFault(cause: unknown): string | null {
  if (!faultCode(cause)?.startsWith('SQLITE_')) return null;
  return `Nothing was saved: ${faultReason(cause)}. Try again in a moment.`;
}
