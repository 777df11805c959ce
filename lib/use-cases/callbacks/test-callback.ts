import { signCallback } from '@/lib/crypto/callback-signature';
import { findApiUserForTest } from '@/lib/db/api-users';
import { insertTestCall } from '@/lib/db/callbacks/callback-log';
import { inTransaction } from '@/lib/db/client';
import { callbackPairs, callbackUrl } from '@/lib/domain/delivery/callback-query';
import { callbackSucceeded } from '@/lib/domain/delivery/callback-retry';
import { validSecrets } from '@/lib/domain/delivery/callback-signing';
import { err, ok } from '@/lib/domain/result';
import type { CallbackTest } from '@/lib/schemas/callback';
import { defineUseCase } from '../_shared/define-use-case';

type Input = { readonly login: string; readonly callbackUrl: string | null };

/** The message that a test speaks of; no real one has this id. */
const SAMPLE = { id: 1, ptt: 4, dlrId: 1 } as const;

/** Calls the URL that is typed, saved or not, as a delivery would, and answers what the receiver said. */
export const testCallback = defineUseCase<Input, CallbackTest, 'api_user_not_found' | 'callback_missing'>({
  action: 'api-user.test-callback',
  changes: ['callbacks'],
  run: async ({ db, now, sendCallback }, scope, { login, callbackUrl: base }) => {
    if (base === null) return err('callback_missing');
    const user = await findApiUserForTest(db, scope.id, login);
    if (!user) return err('api_user_not_found');
    const url = callbackUrl(base, callbackPairs({ ...SAMPLE, date: now, timeZone: scope.timeZone }));
    const timestamp = Math.floor(now.getTime() / 1000);
    const headers = signCallback(validSecrets(user, now), { id: `test-${timestamp}`, timestamp, url });
    const said = await sendCallback(url, headers);
    const status = said.httpStatus !== null && callbackSucceeded(said.httpStatus) ? 'delivered' : 'failed';
    await inTransaction(db, (tx) =>
      insertTestCall(tx, { ...said, accountId: scope.id, apiUserId: user.id, url, status, at: now }),
    );
    return ok(said);
  },
});
