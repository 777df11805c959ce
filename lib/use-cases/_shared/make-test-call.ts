import { lockAccount } from '@/lib/db/accounts/accounts';
import { insertTestCall } from '@/lib/db/callbacks/callback-log';
import { inTransaction } from '@/lib/db/connections/client';
import type { CallbackAnswer } from '@/lib/domain/callbacks/callback-call';
import { CALLBACK_KINDS } from '@/lib/domain/callbacks/callback-kinds';
import { callbackUrl } from '@/lib/domain/callbacks/callback-query';
import { callbackSucceeded } from '@/lib/domain/callbacks/callback-success';
import { formatInZone } from '@/lib/domain/time/zoned-time';
import type { PanelDependencies } from './define-use-case';

/** The message that a test speaks of; no real one has this id. */
const SAMPLE_ID = 1;
const SAMPLE = { ptt: 4, dlrId: 1 } as const;

type Tested = {
  /** As it is typed. */
  readonly url: string;
  /** Whose test it is; null: the account's own. */
  readonly apiUserId: number | null;
  /** Whether with that API user's secrets, where there are any. */
  readonly signed: boolean;
};

/** Calls a URL as a delivery would, keeps the call beside the real ones and answers what the receiver said. */
export async function makeTestCall(
  { db, now, makeCall }: PanelDependencies,
  scope: { readonly id: number; readonly timeZone: string },
  { url: base, apiUserId, signed }: Tested,
): Promise<CallbackAnswer> {
  const told = { ...SAMPLE, date: formatInZone(now, scope.timeZone) };
  const url = callbackUrl(base, CALLBACK_KINDS.test.pairs(SAMPLE_ID, told));
  const said = await makeCall({
    accountId: scope.id,
    apiUserId: signed ? apiUserId : null,
    url,
    kind: 'test',
    deliveryId: 0,
    inOrderOf: null,
  });
  const status = said.httpStatus !== null && callbackSucceeded(said.httpStatus) ? 'delivered' : 'failed';
  await inTransaction(db, async (tx) => {
    await lockAccount(tx, scope.id);
    await insertTestCall(tx, { ...said, accountId: scope.id, apiUserId, url, signed, status });
  });
  return said;
}
