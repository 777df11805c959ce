import { faultCode } from '@/lib/platform/log/operator-fault';
import { type Fault, fault } from '@/lib/schemas/fault';

/** Why a change could not be stored; null when that is not what went wrong. */
export function storageFault(cause: unknown): Fault | null {
  // Codes are families: SQLITE_IOERR_WRITE is one of SQLITE_IOERR.
  const [reason] = /^SQLITE_[A-Z]+/.exec(faultCode(cause) ?? '') ?? [];
  return reason === undefined ? null : fault('not_saved', { reason });
}
