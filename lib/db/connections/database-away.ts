import { faultCode } from '@/lib/platform/log/operator-fault';

/** The database's server did not answer for as long as anybody waits: whatever else was to be written meets the same. */
export class DatabaseAway extends Error {
  readonly code: string;

  constructor(cause?: unknown) {
    super('The database’s server does not answer for long.', { cause });
    // As Prisma names it, where nobody says more.
    this.code = faultCode(cause) ?? 'DatabaseNotReachable';
  }
}
