import { lockAccount } from '@/lib/db/accounts/accounts';
import { insertTestCall } from '@/lib/db/callbacks/callback-log';
import { inTransaction } from '@/lib/db/connections/client';
import type { CallbackAnswer } from '@/lib/domain/callbacks/callback-call';
import type { TestedKind } from '@/lib/domain/callbacks/callback-kinds';
import { callbackUrl, statusPairs } from '@/lib/domain/callbacks/callback-query';
import { callbackSucceeded } from '@/lib/domain/callbacks/callback-success';
import { replyPairs, sampleReply } from '@/lib/domain/incoming/reply-query';
import { formatInZone } from '@/lib/domain/time/zoned-time';
import type { PanelDependencies } from './define-use-case';

/** The message that a test speaks of; no real one has this id. */
const SAMPLE_ID = 1;
const SAMPLE = { ptt: 4, dlrId: 1 } as const;

type Tested = {
  /** As it is typed. */
  readonly url: string;
  /** What it would be told of. */
  readonly tells: TestedKind;
  /** Whose test it is; null: the account's own. */
  readonly apiUserId: number | null;
  /** Whether with that API user's secrets, where there are any. */
  readonly signed: boolean;
};

/** Calls a URL as a delivery would, keeps the call beside the real ones and answers what the receiver said. */
export async function makeTestCall(
  { db, now, makeCall }: PanelDependencies,
  scope: { readonly id: number; readonly timeZone: string },
  { url: base, tells, apiUserId, signed }: Tested,
): Promise<CallbackAnswer> {
  const date = formatInZone(now, scope.timeZone);
  const pairs =
    tells === 'status' ? statusPairs(SAMPLE_ID, { ...SAMPLE, date }) : replyPairs(tells, sampleReply(tells, date));
  const url = callbackUrl(base, pairs);
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
