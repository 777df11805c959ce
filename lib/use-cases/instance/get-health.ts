import { readStoredHealth } from '@/lib/db/health/stored-health';
import type { Health } from '@/lib/domain/instance/health';
import { ok } from '@/lib/domain/result';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';

/** How the instance fares: its process, its machine, and what waits in its database. */
export const getHealth = defineInstanceUseCase<undefined, Health, never, OperationsDependencies>({
  action: 'health.see',
  run: async ({ db, now, processHealth }) => {
    const [ofProcess, stored] = await Promise.all([processHealth(), readStoredHealth(db, now)]);
    return ok({ ...ofProcess, ...stored });
  },
});
