import { readStoredHealth } from '@/lib/db/health/stored-health';
import type { Health } from '@/lib/domain/instance/health';
import { ok } from '@/lib/domain/result';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';

/** How the instance fares: its process, its machine, and what waits in its database. */
export const getHealth = defineInstanceUseCase<undefined, Health, never, OperationsDependencies>({
  action: 'health.see',
  run: async ({ db, now, processHealth }) => {
    const [ofProcess, stored] = await Promise.all([processHealth(), readStoredHealth(db, now)]);
    const { id, held } = ofProcess.node;
    // What it says to the others is some seconds old, and where there are none it says nothing.
    const nodes = stored.nodes.map((one) => (one.id === id ? { ...one, held, seenAt: now } : one));
    return ok({ ...ofProcess, ...stored, nodes });
  },
});
