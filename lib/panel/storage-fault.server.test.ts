import { expect, test } from 'vitest';
import { fault } from '@/lib/schemas/fault';
import { storageFault } from './storage-fault';

/** As Prisma wraps what its way to PostgreSQL says. */
const wrapped = (cause: object) =>
  Object.assign(new Error('Prisma’s words'), {
    code: 'P2010',
    meta: { driverAdapterError: new Error('the adapter’s', { cause }) },
  });

test.each([
  [{ originalCode: '53100', kind: 'postgres' }, 'SQLITE_FULL'],
  [{ originalCode: '25006', kind: 'postgres' }, 'SQLITE_READONLY'],
  [{ originalCode: '57P01', kind: 'postgres' }, 'UNREACHABLE'],
  [{ kind: 'DatabaseNotReachable', host: 'db.example' }, 'UNREACHABLE'],
])('whoever saves is told why a server did not: %j', (cause, reason) => {
  expect(storageFault(wrapped(cause))).toBe(fault('not_saved', { reason }));
});

test('a constraint that refuses is none of that', () => {
  expect(storageFault(wrapped({ originalCode: '23505', kind: 'UniqueConstraintViolation' }))).toBeNull();
});
