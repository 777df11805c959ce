import { listEnabled } from '@/lib/db/carriers/carriers';
import { readOutages } from '@/lib/db/carriers/outages';
import { readWaitingOf } from '@/lib/db/health/waiting-for-any';
import { inForce, onlySeems } from '@/lib/domain/carrier/carrier';
import { isNoneTaking } from '@/lib/domain/carrier/outage';
import { ok } from '@/lib/domain/result';
import type { AccountReach } from '@/lib/schemas/account';
import { defineUseCase } from '../_shared/define-use-case';

/** Whether anything that an account sends reaches a phone: of carriers its people are told no more than that. */
export const getReach = defineUseCase<void, AccountReach>({
  action: 'account.read',
  run: async ({ db, now }, { id }) => {
    const enabled = await listEnabled(db);
    const isNoneTaken = isNoneTaking(
      inForce(enabled).map(({ name }) => name),
      await readOutages(db),
    );
    const waiting = isNoneTaken ? await readWaitingOf(db, id, now) : null;
    return ok({
      onlySeems: onlySeems(enabled.map(({ kind }) => kind)),
      isNoneEnabled: enabled.length === 0,
      isNoneTaking: isNoneTaken,
      waiting: waiting && { ...waiting, since: waiting.since?.toISOString() ?? null },
    });
  },
});
