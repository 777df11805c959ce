import { faultCode, isServerAway } from '@/lib/platform/log/operator-fault';
import { type Fault, fault } from '@/lib/schemas/fault';

/** What PostgreSQL says by other names. */
const REASONS: Readonly<Record<string, string>> = { 53100: 'SQLITE_FULL', 25006: 'SQLITE_READONLY' };

/** Why a change could not be stored; null when that is not what went wrong. */
export function storageFault(cause: unknown): Fault | null {
  if (isServerAway(cause)) return fault('not_saved', { reason: 'UNREACHABLE' });
  const code = faultCode(cause) ?? '';
  // Codes are families: SQLITE_IOERR_WRITE is one of SQLITE_IOERR.
  const reason = REASONS[code] ?? /^SQLITE_[A-Z]+/.exec(code)?.[0];
  return reason === undefined ? null : fault('not_saved', { reason });
}
