/** The statements of an accept transaction. */
import type { Credits } from '@/lib/domain/credits';
import type { OutboundMessage } from '@/lib/domain/delivery/outbound-message';
import type { Balances } from '@/lib/domain/ledger/settle-charges';
import type { ApiUserState } from '@/lib/domain/sending/acceptance';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { together } from '../connections/together';

export type BatchState = {
  readonly balances: Balances;
  readonly apiUsers: ReadonlyMap<number, ApiUserState>;
  readonly timeZones: ReadonlyMap<number, string>;
  /** Of the accounts, those from which nothing may be sent. */
  readonly disabledAccounts: ReadonlySet<number>;
};

type StoredAccount = { id: number; creditsLeft: number; timeZone: string; disabledAt: Date | null };

const lockAccounts = (tx: SqlTransaction, ids: readonly number[]) => tx.$queryRaw<StoredAccount[]>`
  SELECT id, "creditsLeft", "timeZone", "disabledAt" FROM "SmsAccount" WHERE id IN (${list(ids)})
  ORDER BY id ${tx.dialect.locking()}`;

type StoredApiUser = Omit<ApiUserState, 'disabled'> & {
  id: number;
  quotaActive: boolean;
  quotaLeft: number;
  disabledAt: Date | null;
};

async function lockApiUsers(tx: SqlTransaction, ids: readonly number[]): Promise<StoredApiUser[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw<StoredApiUser[]>`
    SELECT id, "quotaActive", "quotaLeft", "passwordEpoch", "disabledAt", "ipRestrictions"
    FROM "ApiUser" WHERE id IN (${list(ids)}) ORDER BY id ${tx.dialect.locking()}`;
}

/** Balances and API users as they are under the lock. */
export async function loadBatchState(
  tx: SqlTransaction,
  accountIds: readonly number[],
  apiUserIds: readonly number[],
): Promise<BatchState> {
  const [accounts, users] = await together([lockAccounts(tx, accountIds), lockApiUsers(tx, apiUserIds)]);
  return {
    balances: {
      accounts: new Map(accounts.map((account) => [account.id, account.creditsLeft])),
      quotas: new Map(users.map((user) => [user.id, { active: user.quotaActive, left: user.quotaLeft }])),
    },
    apiUsers: new Map(
      users.map(({ id, passwordEpoch, disabledAt, ipRestrictions }) => [
        id,
        { passwordEpoch, disabled: disabledAt !== null, ipRestrictions },
      ]),
    ),
    timeZones: new Map(accounts.map(({ id, timeZone }) => [id, timeZone])),
    disabledAccounts: new Set(accounts.flatMap(({ id, disabledAt }) => (disabledAt === null ? [] : id))),
  };
}

export type AcceptedMessage = OutboundMessage & {
  readonly accountId: number;
  readonly apiUserId: number | null;
  readonly login: string | null;
  /** As `keepSentBy` has it. */
  readonly sentBy: string | null;
  readonly credits: Credits;
  readonly tag: string;
  readonly state: 'accepted' | 'scheduled';
  readonly dueAt: Date;
};

/** Writes messages, their first event and their outbox rows. */
export async function insertAccepted(
  tx: SqlTransaction,
  messages: readonly AcceptedMessage[],
  acceptedAt: Date,
): Promise<void> {
  const inserted = insertRows(
    tx,
    'Message',
    messages.map((message) => ({
      id: message.id,
      accountId: message.accountId,
      apiUserId: message.apiUserId,
      login: message.login,
      sentBy: message.sentBy,
      sender: message.sender,
      recipient: message.recipient,
      text: message.text,
      encoding: message.encoding,
      smsClass: message.smsClass,
      segmentCount: message.segmentCount,
      credits: message.credits,
      tag: message.tag,
      state: message.state,
      dueAt: message.dueAt,
      ptt: 0,
      dlrId: 0,
      createdAt: acceptedAt,
      updatedAt: acceptedAt,
    })),
  );
  const owed = messages.map(({ id, dueAt }) => ({ messageId: id, dueAt }));
  const events = messages.map(({ id, state }) => ({ messageId: id, at: acceptedAt, state, ptt: 0, dlrId: 0 }));
  await together([inserted, insertRows(tx, 'Dispatch', owed), insertRows(tx, 'MessageEvent', events)]);
}

/** Keeps when these API users last sent. */
export async function markUsed(tx: SqlTransaction, apiUserIds: readonly number[], now: Date): Promise<void> {
  if (apiUserIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE "ApiUser" SET "lastUsedAt" = ${now}
    WHERE id IN (${list(apiUserIds)})`;
}
