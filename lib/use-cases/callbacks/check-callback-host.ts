import { isRefusedHost } from '@/lib/domain/callbacks/callback-host';
import { ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

type Verdict = { readonly isRefused: boolean };

/** Whether calls to a host are sure to be refused: the callback log says as much of each that was made. */
export const checkCallbackHost = defineUseCase<{ readonly host: string }, Verdict>({
  action: 'callback.read',
  run: async ({ callbackAllowedRanges }, _scope, { host }) =>
    ok({ isRefused: isRefusedHost(host, callbackAllowedRanges) }),
});
