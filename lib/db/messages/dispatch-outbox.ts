import { readEarlierClauses } from '@/lib/domain/account/reply-numbers';
import type { DecisionState } from '@/lib/domain/delivery/decision';
import { isMessageState, type MessageState } from '@/lib/domain/delivery/message-state';
import type { OutboundMessage } from '@/lib/domain/delivery/outbound-message';
import { TEST_TAG } from '@/lib/domain/sending/tag';
import { endOfMessage, type HoursOfAccount, isAgedInHours } from '@/lib/domain/sending/validity';
import { hasStopClause } from '@/lib/domain/sms/stop-clause-text';
import { assertChanged } from '../connections/assert-changed';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { updateRows } from '../connections/update-rows';
import { IS_ORPHANED, type Postponed } from '../outbox/leases';
import { readSegments } from './submitted-segments';

export type ClaimedMessage = OutboundMessage & {
  readonly accountId: number;
  /** How often submission has been tried, this try included. */
  readonly attempt: number;
  /** After how many tries before nobody knew whether it was sent. */
  readonly doubts: number;
  readonly state: MessageState;
  readonly dueAt: Date;
  /** Whether it leaves within commercial hours alone: it carries the clause, and its account keeps them. */
  readonly keepsHours: boolean;
  /** When it is not worth sending any more. */
  readonly validUntil: Date;
  /** Those that no carrier has taken or refused yet, from 1. */
  readonly segments: readonly number[];
  /** Whether its recipient wants nothing of its account. */
  readonly isBlacklisted: boolean;
  /** Carriers that did not take it and from which it was passed on. */
  readonly tried: readonly string[];
  /** After how many tries the carrier that has it now said neither yes nor no of it. */
  readonly laters: number;
  /** Null: no person is asked about it. */
  readonly decision: DecisionState | null;
};

type Derived = 'state' | 'segments' | 'isBlacklisted' | 'tried' | 'keepsHours' | 'validUntil';

type StoredMessage = Omit<ClaimedMessage, Derived> & {
  readonly state: string;
  readonly tag: string;
  readonly blacklisted: string | null;
  readonly tried: string;
};

/**
 * Whether segments of a message may be recorded before this try is settled: of many, one that was answered before the
 * others; of any, one whose answer came late, to an earlier try or to a process that died.
 */
export const mayBeTaken = ({
  segmentCount,
  attempt,
  doubts,
}: Pick<ClaimedMessage, 'segmentCount' | 'attempt' | 'doubts'>): boolean =>
  segmentCount > 1 || attempt > 1 || doubts > 0;

const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** As they are stored: no carrier's name has a comma. */
export const namesIn = (stored: string): readonly string[] => (stored === '' ? [] : stored.split(','));

/** What a carrier is given of messages that were claimed, in the order of their ids. */
export async function readClaimed(tx: SqlTransaction, ids: readonly number[]): Promise<ClaimedMessage[]> {
  if (ids.length === 0) return [];
  const messages = await tx.$queryRaw<StoredMessage[]>`
    SELECT m.id, m.sender, m.recipient, m.text, m.encoding, m."smsClass", m."segmentCount", m."dueAt",
      m."accountId", m.state, m.tag, d.attempts + 1 AS attempt, d.doubts, d.tried, d.laters, d.decision,
      b.msisdn AS blacklisted
    FROM "Message" m JOIN "Dispatch" d ON d."messageId" = m.id
      LEFT JOIN "BlacklistEntry" b ON b."accountId" = m."accountId" AND b.msisdn = m.recipient
    WHERE m.id IN (${list(ids)}) ORDER BY m.id`;
  const answered = await readSegments(
    tx,
    messages.filter(mayBeTaken).map(({ id }) => id),
  );
  const accounts = await findHours(tx, new Set(messages.map(({ accountId }) => accountId)));
  return messages.map(({ blacklisted, tried, tag, state, ...message }) => {
    if (!isMessageState(state)) throw new Error(`Message ${message.id} has the unknown state ${state}.`);
    const known = answered.get(message.id);
    const segments = numbersTo(message.segmentCount).filter((segment) => !known?.has(segment));
    const hours = hoursOf({ ...message, tag }, accounts.get(message.accountId));
    return { ...message, ...hours, state, segments, isBlacklisted: blacklisted !== null, tried: namesIn(tried) };
  });
}

type StoredHours = Pick<Commercial, 'keptUntil'> & {
  readonly id: number;
  readonly clause: string;
  readonly earlier: string;
  readonly enabled: boolean | number;
};

/** What ends a text that is commercial, and whether such a text keeps hours. */
type Commercial = HoursOfAccount & { readonly clauses: readonly string[] };

function hoursOf(
  { dueAt, text, tag }: Pick<StoredMessage, 'dueAt' | 'text' | 'tag'>,
  account: Commercial | undefined,
): Pick<ClaimedMessage, 'keepsHours' | 'validUntil'> {
  // Tests leave at any hour.
  if (!account || tag === TEST_TAG || !hasStopClause(text, ...account.clauses)) {
    return { keepsHours: false, validUntil: endOfMessage({ dueAt, inHours: false }) };
  }
  return { keepsHours: account.areKept, validUntil: endOfMessage({ dueAt, inHours: isAgedInHours(account, dueAt) }) };
}

/** Of those of these accounts that keep commercial hours, or have kept them. */
async function findHours(
  tx: SqlTransaction,
  accountIds: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Commercial>> {
  const rows = await tx.$queryRaw<StoredHours[]>`
    SELECT id, "stopClauseText" AS clause, "earlierStopClauses" AS earlier, "commercialHoursEnabled" AS enabled, "commercialHoursUntil" AS "keptUntil"
    FROM "SmsAccount"
    WHERE id IN (${list([...accountIds])}) AND ("commercialHoursEnabled" OR "commercialHoursUntil" IS NOT NULL)`;
  return new Map(
    rows.map(({ id, clause, earlier, enabled, keptUntil }) => {
      const clauses = [clause, ...readEarlierClauses(earlier)];
      return [id, { clauses, areKept: Boolean(enabled), keptUntil }];
    }),
  );
}

/**
 * Which of these messages this node still holds, and for which try: what is said of another try settles nothing. What
 * another node has taken over is that node's to settle; nobody takes over what is found here while it is settled.
 */
export async function findHeld(
  tx: SqlTransaction,
  messageIds: readonly number[],
  nodeId: number,
): Promise<ReadonlyMap<number, number>> {
  const rows = await tx.$queryRaw<{ messageId: number; attempts: number }[]>`
    SELECT "messageId", attempts FROM "Dispatch"
    WHERE "messageId" IN (${list(messageIds)}) AND "leasedBy" = ${nodeId} ORDER BY "messageId" ${tx.dialect.locking()}`;
  return new Map(rows.map(({ messageId, attempts }) => [messageId, attempts + 1]));
}

/** What is known of a message's tries. */
export type Tries = {
  readonly segmentCount: number;
  readonly carrier: string | null;
  readonly carrierIdKey: string | null;
  /** Ended tries, as are `doubts`; null: nothing of it is owed any more. */
  readonly attempts: number | null;
  readonly doubts: number | null;
  readonly leasedBy: number | null;
  /** Null: no person is asked about it. */
  readonly decision: DecisionState | null;
};

export async function readTries(
  tx: SqlTransaction,
  messageIds: readonly number[],
): Promise<ReadonlyMap<number, Tries>> {
  const rows = await tx.$queryRaw<(Tries & { id: number })[]>`
    SELECT m.id, m."segmentCount", m.carrier, m."carrierIdKey", d.attempts, d.doubts, d."leasedBy",
      d.decision
    FROM "Message" m LEFT JOIN "Dispatch" d ON d."messageId" = m.id WHERE m.id IN (${list(messageIds)})`;
  return new Map(rows.map(({ id, ...tries }) => [id, tries]));
}

/** Says of messages that they may have been sent twice. */
export async function markInDoubt(tx: SqlTransaction, messageIds: readonly number[]): Promise<void> {
  if (messageIds.length === 0) return;
  await tx.$executeRaw`UPDATE "Message" SET "wasInDoubt" = ${true} WHERE id IN (${list(messageIds)})`;
}

/** Makes messages as if no try had been made: whoever does it remembers the doubt in the message itself. */
export async function freeUntouched(tx: SqlTransaction, messageIds: readonly number[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Dispatch" SET "leasedBy" = NULL, attempts = 0, doubts = 0, carrier = NULL, tried = '', laters = 0,
      decision = NULL, "undecidedSince" = NULL
    WHERE "messageId" IN (${list(messageIds)})`;
}

/** A message of which its carrier has said all that there is to say of taking it; null: under no id of its own. */
export type EndedDispatch = {
  readonly messageId: number;
  readonly idKey: string | null;
  /** Whether it may have been sent twice; once it was known, it stays so. */
  readonly wasInDoubt: boolean;
  readonly at: Date;
};

/**
 * Empties outbox rows that this node holds, and remembers which carrier was given each (empty: none), and under which id it
 * is known there.
 */
export async function endDispatch(
  tx: SqlTransaction,
  { carrier, nodeId }: { readonly carrier: string; readonly nodeId: number },
  ended: readonly EndedDispatch[],
): Promise<void> {
  if (ended.length === 0) return;
  const emptied = await tx.$executeRaw`
    DELETE FROM "Dispatch"
    WHERE "messageId" IN (${list(ended.map(({ messageId }) => messageId))}) AND "leasedBy" = ${nodeId}`;
  assertChanged(emptied, ended.length, 'what this node holds to be sent');
  await updateRows(
    tx,
    ENDED_DISPATCH,
    ended.map((one) => ({ ...one, carrier })),
  );
}

const ENDED_DISPATCH = {
  table: 'Message',
  given: { messageId: 'BIGINT', carrier: 'TEXT', idKey: 'TEXT', wasInDoubt: 'BOOLEAN', at: 'TIMESTAMP' },
  set: `carrier = NULLIF(given."carrier", ''), "carrierIdKey" = given."idKey",
    "wasInDoubt" = "wasInDoubt" OR given."wasInDoubt", "updatedAt" = given."at"`,
  key: ['id', 'messageId'],
} as const;

export type PutOff = Postponed & {
  /** Whether this try left it in doubt whether it was sent. */
  readonly inDoubt: boolean;
  /** Whose it is now. */
  readonly carrier: string;
  readonly tried: readonly string[];
  readonly laters: number;
  /** `waits`: a person is asked, and `until` it ends; `again`: what one has decided holds for the next try, too. */
  readonly decision: 'waits' | 'again' | null;
  readonly undecidedSince: Date | null;
};

/** Frees messages that this node holds until they are due again. */
export async function putOffDispatch(tx: SqlTransaction, putOff: readonly PutOff[], nodeId: number): Promise<void> {
  await updateRows(
    tx,
    PUT_OFF,
    putOff.map(({ tried, inDoubt, ...one }) => ({ ...one, nodeId, tried: tried.join(','), doubts: inDoubt ? 1 : 0 })),
  );
}

const PUT_OFF = {
  table: 'Dispatch',
  given: {
    id: 'BIGINT',
    nodeId: 'BIGINT',
    attempts: 'BIGINT',
    until: 'TIMESTAMP',
    carrier: 'TEXT',
    tried: 'TEXT',
    laters: 'BIGINT',
    doubts: 'BIGINT',
    decision: 'TEXT',
    undecidedSince: 'TIMESTAMP',
  },
  set: `"leasedBy" = NULL, attempts = given."attempts", "dueAt" = given."until", carrier = given."carrier",
    tried = given."tried", laters = given."laters", doubts = doubts + given."doubts", decision = given."decision",
    "undecidedSince" = given."undecidedSince"`,
  key: ['messageId', 'id'],
  where: '"leasedBy" = given."nodeId"',
} as const;

/**
 * Messages that a node which is gone had claimed: the carrier that was given them may have sent them, so they are no
 * other's from now on, and what a person had decided is used up. Answers which; they are not free by this. What a person
 * is asked about was given to nobody.
 */
export async function doubtOrphaned(tx: SqlTransaction): Promise<number[]> {
  const rows = await tx.$queryRaw<{ messageId: number }[]>`
    UPDATE "Dispatch" SET doubts = doubts + 1, carrier = COALESCE("givenTo", carrier), decision = NULL
    WHERE ${IS_ORPHANED} AND "undecidedSince" IS NULL RETURNING "messageId"`;
  return rows.map(({ messageId }) => messageId);
}
