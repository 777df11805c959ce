import { ok } from '@/lib/domain/result';
import type { OperationsDependencies } from '@/lib/use-cases/_shared/define-instance-use-case';

/** A machine without anything in it, for tests of who may ask about it. */
export const testOperations = () =>
  ({
    timeZone: 'UTC',
    readPricesAgain: () => Promise.resolve(),
    endSmppSessions: () => undefined,
    backups: {
      now: async () => ({
        folder: '/',
        backups: [],
        needsBytes: 0,
        freeBytes: 0,
        underWay: null,
        lastEnd: null,
        failed: null,
      }),
      start: async () => ok(null),
      remove: async () => true,
    },
    carrierWatch: {
      look: async () => [],
      trace: async () => null,
      tryWith: async () => ({ outcome: 'accepted', text: '', carrierId: '1' }),
    },
    processHealth: async () => ({
      fault: null,
      version: '1',
      nodeVersion: '1',
      node: { id: 1, held: 0 },
      startedAt: new Date(0),
      disk: { databaseBytes: 0, logBytes: 0, freeBytes: 0 },
      waitingForCommit: 0,
      lastMinute: { accepted: 0, handedOver: 0 },
      carriers: [],
      hasMailServer: false,
      settings: [],
      lastBackup: null,
    }),
  }) satisfies Pick<
    OperationsDependencies,
    'timeZone' | 'backups' | 'processHealth' | 'readPricesAgain' | 'carrierWatch' | 'endSmppSessions'
  >;
