import { CALLBACK_TIMEOUT_MS, type CallbackCall, type MakeCall } from '@/lib/domain/callbacks/callback-call';
import { CALLBACK_HEADERS, timestampOf, webhookId } from '@/lib/domain/callbacks/callback-headers';
import { type SecretHolder, targetOf, validSecrets } from '@/lib/domain/callbacks/callback-signing';
import { signWebhook } from '@/lib/platform/crypto/webhook-signature';
import { CallError, callFault } from './call-fault';
import { StaleConnectionError } from './connection';
import { createConnections } from './connections';
import { createDeadlines } from './deadlines';

export type CallbackCaller = {
  /** Never rejects. */
  readonly call: MakeCall;
  /** Resolves when the thread that makes the calls comes to it; absent when that is the caller's own. */
  readonly answers?: () => Promise<void>;
  /** Ends what is under way. */
  close(): Promise<void>;
};

type Options = {
  readonly allowedRanges: readonly string[];
  /** The secrets of an API user as they are now. */
  readonly secretsOf: (apiUserId: number) => SecretHolder | null | Promise<SecretHolder | null>;
  /** Asked of what an API user is owed who is gone: what waited for its turn may be owed no more. */
  readonly isOwed?: (deliveryId: number) => boolean | Promise<boolean>;
  readonly timeoutMs?: number;
  readonly now?: () => Date;
};

/** Calls customers' URLs. Redirects are not followed, and little more of an answer is read than is ever shown. */
export function createCallbackCaller({
  allowedRanges,
  secretsOf,
  isOwed = () => true,
  timeoutMs = CALLBACK_TIMEOUT_MS,
  now = () => new Date(),
}: Options): CallbackCaller {
  const connections = createConnections({ allowedRanges, timeoutMs });
  const deadlines = createDeadlines(timeoutMs);

  const holderOf = async ({ apiUserId }: CallbackCall): Promise<SecretHolder | null> =>
    apiUserId === null ? null : ask(() => secretsOf(apiUserId));

  /** @throws CallError where nobody is to be called any more. */
  const assertOwed = async (call: CallbackCall, holder: SecretHolder | null): Promise<void> => {
    if (call.apiUserId === null || holder !== null || (await ask(() => isOwed(call.deliveryId)))) return;
    throw new CallError('withdrawn');
  };

  /**
   * Signed now, with what is valid now: receivers refuse what was signed some minutes before it reached them. A callback
   * has no body, so the signature covers its path and query.
   */
  const headersOf = (call: CallbackCall, holder: SecretHolder | null, at: Date): Record<string, string> => {
    const secrets = holder === null ? [] : validSecrets(holder, at);
    const timestamp = timestampOf(at);
    const signed = { id: webhookId(call, timestamp), timestamp, content: targetOf(call.url) };
    return { ...CALLBACK_HEADERS, ...signWebhook(secrets, signed) };
  };

  return {
    async call(call) {
      let at = now();
      const url = URL.parse(call.url);
      if (!url || !/^https?:$/.test(url.protocol)) {
        return { at, durationMs: 0, httpStatus: null, error: 'invalid_url', answer: '' };
      }
      let holder: SecretHolder | null;
      try {
        holder = await holderOf(call);
        await assertOwed(call, holder);
      } catch (cause) {
        return { at, durationMs: 0, httpStatus: null, error: callFault(cause), answer: '' };
      }
      const begun = performance.now();
      let connection = connections.take(url.origin);
      const meetDeadline = deadlines.add((cause) => connection.end(cause));
      const get = () => connection.get(url.pathname + url.search, headersOf(call, holder, at));
      try {
        const reply = await get().catch(async (cause: unknown) => {
          if (!(cause instanceof StaleConnectionError)) throw cause;
          connections.giveBack(connection);
          connection = connections.open(url.origin);
          // It may have taken a while to find out.
          holder = await holderOf(call);
          at = now();
          return get();
        });
        return { at, durationMs: since(begun), error: null, ...reply };
      } catch (cause) {
        return { at, durationMs: since(begun), httpStatus: null, error: callFault(cause), answer: '' };
      } finally {
        meetDeadline();
        connections.giveBack(connection);
      }
    },
    close: () => {
      deadlines.clear();
      connections.close();
      return Promise.resolve();
    },
  };
}

/** @throws CallError when the database does not answer: that says nothing about the receiver. */
async function ask<Answer>(question: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (cause) {
    throw new CallError('not_asked', { cause });
  }
}

const since = (begun: number) => Math.round(performance.now() - begun);
