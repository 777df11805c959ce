import { readForSending } from '@/lib/db/accounts/accounts';
import { findPayingApiUser } from '@/lib/db/api-users/paying-api-user';
import { findSend } from '@/lib/db/messages/send-keys';
import { type Member, writeActor } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import type { ChargeRefusal } from '@/lib/domain/ledger/settle-charges';
import { err, ok, type Result } from '@/lib/domain/result';
import { senderKey } from '@/lib/domain/sender/sender';
import {
  type AcceptRefusal,
  type AcceptRequest,
  costOf,
  isOfOrigin,
  type SendName,
  type Sent,
} from '@/lib/domain/sending/acceptance';
import { keepHours } from '@/lib/domain/sending/commercial-hours';
import { composeMessages } from '@/lib/domain/sending/compose-messages';
import { createPricing } from '@/lib/domain/sending/outgoing';
import { type ReadReceivers, readReceivers } from '@/lib/domain/sending/read-receivers';
import { inTurns } from '@/lib/platform/batching/long-work';
import { digestOf } from '@/lib/platform/crypto/digest';
import { defineUseCase, type PanelDependencies } from '../_shared/define-use-case';
import type { KnownAccount, KnownFacts, KnownPayer } from '../_shared/known-facts';

/** What a program sends. */
export type Job = {
  /** Whose quota pays and whose URL is told; null: the account itself sends. */
  readonly login: string | null;
  readonly message: string;
  readonly receivers: readonly string[];
  /** Empty: the account's short number, where answers are wanted. */
  readonly sender: string;
  readonly senderForResponse: boolean;
  readonly noStop: boolean;
  readonly tag: string;
  readonly smsClass: number;
  /** 0: at once. */
  readonly deferMinutes: number;
};

type Input = Job & {
  /** By which the same may be asked for again; null: each time is another send. */
  readonly key: string | null;
};

export type SubmittedJob = ReadReceivers & {
  /** Null: nobody could be sent to. */
  readonly sent: Sent | null;
  /** What whoever pays has now. */
  readonly creditsLeft: Credits;
};

type Refusal =
  | ChargeRefusal
  | 'account_disabled'
  | 'api_user_not_found'
  | 'api_user_disabled'
  | 'sender_missing'
  | 'sender_gone'
  | 'message_too_long'
  | 'send_key_taken'
  | 'overloaded';

type Dependencies = PanelDependencies & { readonly facts: KnownFacts };
type Payer = (KnownPayer & { readonly login: string }) | null;

/** A change that lands between check and commit is seen by checking again; more than this many in a row is a storm. */
const MOST_CHECKS = 5;
const MINUTE_MS = 60_000;

function findSender(
  { sender, senderForResponse }: Job,
  { shortNumber, senders }: KnownAccount,
): Result<string, 'sender_missing' | 'sender_gone'> {
  if (sender === '' && !senderForResponse) return err('sender_missing');
  const found = sender === '' ? shortNumber : senders.get(senderKey(sender));
  return found === null || found === undefined ? err('sender_gone') : ok(found);
}

async function findPayer(
  { facts }: Dependencies,
  accountId: number,
  login: string | null,
): Promise<Result<Payer, 'api_user_not_found' | 'api_user_disabled'>> {
  if (login === null) return ok(null);
  const user = await facts.payer(accountId, login);
  if (!user) return err('api_user_not_found');
  return user.checked.disabled ? err('api_user_disabled') : ok({ id: user.id, login, checked: user.checked });
}

/** What whoever pays has, where nothing is paid that would tell. */
async function readCredits({ db }: Dependencies, accountId: number, login: string | null): Promise<Credits> {
  const user = login === null ? null : await findPayingApiUser(db, accountId, login);
  return user?.quotaLeft ?? (await readForSending(db, accountId)).creditsLeft;
}

/** People answer a short number from France alone; a sender that was named reaches wherever it reaches. */
const reachOf = ({ sender, senderForResponse }: Job) => ({ frenchOnly: sender === '' && senderForResponse });

/** The send as it would be, once all that it goes by is read. */
async function compose(
  { prices, now }: PanelDependencies,
  job: Job,
  { sender, account, read }: { readonly sender: string; readonly account: KnownAccount; readonly read: ReadReceivers },
) {
  const { message, receivers, noStop, deferMinutes } = job;
  const composition = { message, forceUcs2: false, noStop, sender, stopClause: account.stopClause };
  const { price, leavesAt } = keepHours(createPricing(composition, prices.at(now)), account);
  const batches = readReceivers(receivers, reachOf(job), read);
  const composed = await inTurns(composeMessages(batches, price));
  const asked = deferMinutes === 0 ? null : new Date(now.getTime() + deferMinutes * MINUTE_MS);
  return { composed, deferredUntil: leavesAt(asked, now) };
}

const nameOf = ({ key, ...job }: Input): SendName | undefined =>
  key === null ? undefined : { key: digestOf(`api ${key}`), digest: digestOf(JSON.stringify(job)) };

/** What was sent under the same name before; null: nothing. */
async function findBefore(
  { db, now }: PanelDependencies,
  accountId: number,
  name: SendName | undefined,
): Promise<Result<Sent | null, 'send_key_taken'>> {
  const before = name && (await findSend(db, { accountId, key: name.key }, now));
  if (!before) return ok(null);
  return before.digest === name.digest ? ok(before) : err('send_key_taken');
}

type By = { readonly accountId: number; readonly actor: Member };
type Settled = { readonly payer: Payer; readonly account: KnownAccount };

/** Asked for again: the same answer, for what whoever pays has by now. */
async function repeat(input: Input, sent: Sent, creditsLeft: Credits): Promise<SubmittedJob> {
  const read: ReadReceivers = { valid: [], invalid: [] };
  await inTurns(readReceivers(input.receivers, reachOf(input), read));
  return { ...read, sent, creditsLeft };
}

async function send(
  dependencies: Dependencies,
  { accountId, actor }: By,
  input: Input,
  { payer, account }: Settled,
): Promise<Result<SubmittedJob, Refusal | AcceptRefusal>> {
  const sender = findSender(input, account);
  if (!sender.ok) return sender;
  const read: ReadReceivers = { valid: [], invalid: [] };
  const { composed, deferredUntil } = await compose(dependencies, input, { sender: sender.value, account, read });
  if (!composed.ok) {
    if (composed.error !== 'invalid_to') return err('message_too_long');
    return ok({ ...read, sent: null, creditsLeft: await readCredits(dependencies, accountId, input.login) });
  }
  const once = nameOf(input);
  const request: AcceptRequest = {
    accountId,
    actor: writeActor(actor),
    apiUser: payer,
    sender: sender.value,
    ...composed.value,
    smsClass: input.smsClass,
    tag: input.tag,
    deferredUntil,
    ...(once && { once }),
  };
  const outcome = await dependencies.accept(request);
  if (outcome === null) return err('overloaded');
  if (!outcome.ok) return outcome;
  const { messageIds, creditsLeft } = outcome.value;
  return ok({ ...read, sent: { messageIds, credits: costOf(request) }, creditsLeft });
}

async function check(
  dependencies: Dependencies,
  by: By,
  input: Input,
): Promise<Result<SubmittedJob, Refusal | AcceptRefusal>> {
  const { accountId } = by;
  // What was sent is answered, whatever became of the account and the user since.
  const before = await findBefore(dependencies, accountId, nameOf(input));
  if (!before.ok) return before;
  if (before.value) {
    return ok(await repeat(input, before.value, await readCredits(dependencies, accountId, input.login)));
  }
  const account = await dependencies.facts.account(accountId);
  const payer = await findPayer(dependencies, accountId, input.login);
  if (!payer.ok) return payer;
  if (!account || account.isDisabled) return err('account_disabled');
  return send(dependencies, by, input, { payer: payer.value, account });
}

/**
 * Sends what a program asks for, through the queue by which every message is accepted: to all who can be sent to, paid
 * as a whole or not at all. To nobody is no refusal. Numbers on the blacklist are taken, and end as any message to them.
 */
export const submitJob = defineUseCase<Input, SubmittedJob, Refusal, Dependencies>({
  action: 'message.send',
  membership: ({ facts }, panelUserId, serviceName) => facts.membership(panelUserId, serviceName),
  run: async (dependencies, { id: accountId }, input, actor) => {
    for (let checks = 1; checks <= MOST_CHECKS; checks += 1) {
      const outcome = await check(dependencies, { accountId, actor }, input);
      if (outcome.ok) return outcome;
      const { error } = outcome;
      if (error === 'payer_gone' || isOfOrigin(error))
        throw new Error(`A program’s request was refused with ${error}, as none of a program’s can be.`);
      if (error !== 'api_user_changed') return err(error);
      dependencies.facts.forget(accountId);
    }
    return err('overloaded');
  },
});
