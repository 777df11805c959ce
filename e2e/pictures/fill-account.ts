/** Fills an account as months of use would: everything is really sent, and only then moved back in time. */
import type Sqlite from 'better-sqlite3';
import { startCallbackReceiver } from '../../lib/testing/callback-receiver';
import { quickHash } from '../../lib/testing/quick-hash';
import { giveQuota } from '../fixtures/database';
import { runBuilt } from '../fixtures/run-built';
import { sendSms } from '../fixtures/test';
import type { TestAccount } from '../fixtures/test-account';
import { addApiKeys } from './api-keys';
import { callOff } from './call-off';
import { type Filled, openFilled } from './filled';
import { ANSWERED, API_USERS, type ApiUser, BULK, CALLED_OFF, DEFERRED, EARLIEST, PASSWORD } from './history';
import { addAlerts, addChanges, addPeople } from './people';
import { planSends } from './sends';
import { addSessions } from './sessions';
import { answered, settled } from './settled';
import { addSpareCarrier } from './spare-carrier';
import type { Language } from './words';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Between one report on a message and the next. */
const STEP_MS = 1_870;
/** Until somebody has read a message and answered it. */
const ANSWER_MS = 96_000;
/** Since when the callbacks fail that do: long enough for the first of them to have been given up. */
const FAILING_MS = 4 * DAY_MS;
/** When a callback that fails is tried, in milliseconds from its first try (lib/domain/outbox/retry-policy.ts). */
const TRY_AFTER_MS = [0, 5, 305, 2105, 9305, 27_305, 63_305, 113_705, 185_705, 272_105].map(
  (seconds) => seconds * 1000,
);
const MOST_TRIES = TRY_AFTER_MS.length;
const TRIES = JSON.stringify(TRY_AFTER_MS);

/** Whether its alert is still to come. */
const isArmed = ({ threshold = 0, quota = threshold }: Pick<ApiUser, 'threshold' | 'quota'>) => quota >= threshold;

function addApiUsers({ database, now }: Filled, receiver: string): void {
  const insert = database.prepare(
    `INSERT INTO ApiUser (accountId, login, passwordHash, callbackUrl, callbackSecret, alertThreshold, alertEmail,
       alertArmed, disabledAt, createdAt)
     VALUES (1, :login, :passwordHash, :callbackUrl, :secret, :threshold, 'ops@shop.example', :armed, :disabledAt, :createdAt)`,
  );
  for (const { login, path, threshold, isDisabled, isSigned, addedDaysAgo = 40, ...user } of API_USERS) {
    insert.run({
      login,
      passwordHash: quickHash(PASSWORD),
      callbackUrl: path === undefined ? null : receiver + path,
      secret: isSigned ? 'a secret that no picture shows' : null,
      threshold: threshold ?? null,
      armed: isArmed({ threshold, ...user }) ? 1 : 0,
      disabledAt: isDisabled ? now - 12 * DAY_MS : null,
      createdAt: now - addedDaysAgo * DAY_MS,
    });
    if (user.quota === 0) database.prepare('UPDATE ApiUser SET quotaActive = 1 WHERE login = ?').run(login);
  }
}

/** Those that are given before the bulk send, or after it. */
function giveQuotas({ account, database, now }: Filled, when: 'before' | 'after'): void {
  const date = database.prepare("UPDATE CreditMovement SET createdAt = ? WHERE kind = 'quota_assigned' AND login = ?");
  const given = API_USERS.filter(({ quotaDaysAgo }) => (quotaDaysAgo === undefined) === (when === 'before'))
    .map(({ login, quota = 0, quotaDaysAgo, addedDaysAgo = 40 }) => ({
      ...{ login, quota },
      daysAgo: quotaDaysAgo ?? addedDaysAgo,
    }))
    .toSorted((a, b) => b.daysAgo - a.daysAgo);
  // Whoever gets less than its limit was told so then.
  const disarm = database.prepare('UPDATE ApiUser SET alertArmed = 0 WHERE login = ? AND quotaLeft < alertThreshold');
  for (const { login, quota, daysAgo } of given.filter((one) => one.quota > 0)) {
    giveQuota(account, login, quota);
    date.run(now - daysAgo * DAY_MS, login);
    disarm.run(login);
  }
}

/** Moves each message, and what belongs to it, back to when it was sent. */
function moveBack(database: Sqlite.Database, sent: ReadonlyMap<number, number>): void {
  database.exec(`
    CREATE TEMP TABLE Age (messageId INTEGER PRIMARY KEY, ms INTEGER);
    CREATE TEMP TABLE AlertCause AS
      SELECT a.id AS alertId, max(m.id) AS messageId FROM Alert a JOIN Message m ON m.login = a.login AND m.createdAt <= a.createdAt
      GROUP BY a.id`);
  // Of a bulk send that waits no message is written.
  const insert = database.prepare(
    `INSERT INTO Age SELECT id, createdAt - :at FROM Message WHERE id = :id
       UNION ALL SELECT id, createdAt - :at FROM BulkSend WHERE id = :id AND writtenCount = 0`,
  );
  for (const [id, at] of sent) insert.run({ id, at });
  const back = (table: string, columns: readonly string[], key: string) =>
    database.exec(
      `UPDATE ${table} SET ${columns.map((column) => `${column} = ${column} - Age.ms`).join()} FROM Age WHERE Age.messageId = ${key}`,
    );
  back('BulkSend', ['createdAt', 'finishedAt'], 'id');
  back('Message', ['createdAt', 'updatedAt', 'refundedAt'], 'id');
  database.exec(
    "UPDATE Message SET dueAt = dueAt - Age.ms FROM Age WHERE Age.messageId = id AND Message.state <> 'scheduled'",
  );
  back('MessageEvent', ['at'], 'MessageEvent.messageId');
  back('SubmittedSegment', ['at'], 'SubmittedSegment.messageId');
  back('CreditMovement', ['createdAt'], 'CreditMovement.messageId');
  back('CallbackDelivery', ['createdAt', 'lastAt'], 'CallbackDelivery.messageId');
  database.exec(`
    UPDATE MessageEvent SET at = at + ${STEP_MS} * (
      SELECT count(*) FROM MessageEvent e WHERE e.messageId = MessageEvent.messageId AND e.id < MessageEvent.id);
    UPDATE Message SET updatedAt = (SELECT max(at) FROM MessageEvent WHERE messageId = Message.id);
    UPDATE Message SET refundedAt = updatedAt WHERE refundedAt IS NOT NULL;
    UPDATE CreditMovement SET createdAt = refundedAt FROM Message WHERE Message.id = messageId AND kind = 'refund';
    UPDATE IncomingMessage SET createdAt = ${ANSWER_MS} +
      (SELECT max(at) FROM MessageEvent WHERE MessageEvent.messageId = IncomingMessage.messageId);
    UPDATE BlacklistEntry SET createdAt = i.createdAt FROM IncomingMessage i WHERE i.messageId = BlacklistEntry.messageId;
    UPDATE SubmittedSegment SET at = (SELECT max(at) FROM MessageEvent e
      WHERE e.messageId = SubmittedSegment.messageId AND coalesce(e.segment, 1) = SubmittedSegment.segment);
    UPDATE CallbackDelivery SET createdAt = createdAt + ${STEP_MS} * n.earlier, lastAt = lastAt + ${STEP_MS} * n.earlier,
      date = strftime('%Y-%m-%d %H:%M:%S', (createdAt + ${STEP_MS} * n.earlier) / 1000, 'unixepoch', 'localtime')
      FROM (SELECT id, (SELECT count(*) FROM MessageEvent m WHERE m.messageId = d.messageId) - 1
          - (SELECT count(*) FROM CallbackDelivery e WHERE e.messageId = d.messageId AND e.id > d.id) AS earlier
        FROM CallbackDelivery d) n WHERE n.id = CallbackDelivery.id;
    DELETE FROM Usage;
    INSERT INTO Usage (accountId, apiUserId, hour, sent, delivered, failed, credits, paid)
      SELECT accountId, coalesce(apiUserId, 0), strftime('%s', createdAt / 1000, 'unixepoch', 'localtime') / 3600, count(*),
        sum(state = 'delivered'), sum(state IN ('failed', 'expired', 'error')),
        sum(CASE WHEN refundedAt IS NULL THEN credits ELSE 0 END),
        sum(CASE WHEN refundedAt IS NULL AND id NOT IN (SELECT messageId FROM CreditMovement WHERE quotaOfId IS NOT NULL
          AND messageId IS NOT NULL) THEN credits ELSE 0 END)
      FROM Message GROUP BY 1, 2, 3;
    UPDATE CreditMovement SET createdAt = createdAt - ${40 * DAY_MS} - ${MINUTE_MS} WHERE kind = 'grant';
    UPDATE CreditMovement SET createdAt = (SELECT createdAt FROM CreditMovement held WHERE held.id = CreditMovement.reversesId)
      WHERE kind = 'hold_released';
    UPDATE Alert SET createdAt = m.createdAt, sentAt = CASE WHEN sentAt IS NULL THEN NULL ELSE m.createdAt + 900 END
      FROM AlertCause c, Message m WHERE c.alertId = Alert.id AND m.id = c.messageId;
    UPDATE ApiUser SET lastUsedAt = (SELECT max(createdAt) FROM Message WHERE apiUserId = ApiUser.id)`);
}

/** It takes as long as over a network, what fails has failed for days, and nothing that the pictures show names this machine. */
function tellCallbacks({ database, now }: Filled, receiver: string): void {
  database.exec(`
    UPDATE CallbackDelivery SET lastDurationMs = 60 + id * 37 % 180;
    UPDATE CallbackDelivery SET status = 'delivered', attempts = 1, nextAttemptAt = NULL, lastHttpStatus = 200, lastAnswer = 'thank you'
      WHERE status = 'pending' AND createdAt < ${now - FAILING_MS}
        AND apiUserId NOT IN (SELECT id FROM ApiUser WHERE login = 'crm-staging');
    INSERT INTO CallbackAttempt (deliveryId, at, url, durationMs, httpStatus, answer)
      SELECT d.id, d.lastAt + n.value, NULL, d.lastDurationMs + n.value % 97, d.lastHttpStatus, d.lastAnswer
      FROM CallbackDelivery d, json_each('${TRIES}') n
      WHERE d.status = 'pending' AND n.key + 1 < (SELECT count(*) FROM json_each('${TRIES}') m WHERE d.lastAt + m.value < ${now});
    UPDATE CallbackDelivery SET attempts = n.tries, lastAt = lastAt + json_extract('${TRIES}', '$[' || (n.tries - 1) || ']'),
      nextAttemptAt = max(${now + HOUR_MS}, lastAt + json_extract('${TRIES}', '$[' || n.tries || ']'))
      FROM (SELECT d.id, max(1, (SELECT count(*) FROM json_each('${TRIES}') m WHERE d.lastAt + m.value < ${now})) AS tries
        FROM CallbackDelivery d) n
      WHERE n.id = CallbackDelivery.id AND status = 'pending';
    UPDATE CallbackDelivery SET status = 'failed', nextAttemptAt = NULL WHERE status = 'pending' AND attempts = ${MOST_TRIES};
    UPDATE ApiUser SET callbackFailingSince = ${now - FAILING_MS} WHERE callbackFailingSince IS NOT NULL;
    UPDATE ApiUser SET callbackFailingSince = ${now - 36 * DAY_MS}, callbackSwitchedOffAt = ${now - 31 * DAY_MS}, callbackUrl = 'https://staging.shop.example/sms' WHERE login = 'crm-staging'`);
  for (const [table, column] of [
    ['ApiUser', 'callbackUrl'],
    ['CallbackDelivery', 'url'],
    ['CallbackDelivery', 'lastUrl'],
    ['CallbackDelivery', 'receiver'],
  ] as const) {
    database
      .prepare(`UPDATE ${table} SET ${column} = replace(${column}, ?, 'https://hooks.shop.example')`)
      .run(receiver);
  }
}

/** Answers the message's id. */
async function send(
  account: TestAccount,
  login: string,
  parameters: Readonly<Record<string, string>>,
): Promise<number> {
  const answer = await sendSms(account, { login, password: PASSWORD }, parameters);
  const id = /^OK\n[\d.]+\n(\d+)/.exec(answer)?.[1];
  if (id === undefined) throw new Error(`Not accepted: ${answer}`);
  return Number(id);
}

/** As `deferred` is written: at that time, so many days on. */
function momentIn(days: number, clock: string, now: number): string {
  const [year, month, day] = new Date(now + days * DAY_MS).toISOString().slice(0, 10).split('-');
  return `${clock}${day ?? ''}${month ?? ''}${year ?? ''}`;
}

/** Answers the account without anything in it, for the pictures of empty lists. `language`: its owner's, in which alerts are written. */
export async function fillAccount(account: TestAccount, language: Language = 'en'): Promise<string> {
  const { chappe, serviceName } = account;
  const run = (name: string, ...args: readonly string[]) => {
    const { code, output, errors } = runBuilt(name, {
      env: { DATA_DIR: chappe.dataDirectory, PUBLIC_URL: chappe.url },
      args,
    });
    if (code !== 0) throw new Error(errors);
    return output;
  };
  run('grant-credit', serviceName, '45000', 'Invoice 2026-118');
  for (const sender of ['MyShop', 'MyShop Pro', '+33612345678', 'Old name']) run('add-sender', serviceName, sender);
  run('add-account', '--owner', account.owner, '--sender', 'Second');
  const receiver = await startCallbackReceiver({
    answer: (request, response) => {
      const isFailing = request.url?.startsWith('/crm') ?? false;
      response.writeHead(isFailing ? 503 : 200).end(isFailing ? 'upstream connect error' : 'thank you');
    },
  });
  const database = openFilled(account);
  const origin = new URL(receiver.url).origin;
  const empty = 'sms-xx22222-1';
  database
    .prepare('UPDATE AuditEntry SET subject = ? WHERE subject = (SELECT serviceName FROM SmsAccount WHERE id = 2)')
    .run(empty);
  database.prepare('UPDATE SmsAccount SET serviceName = ? WHERE id = 2').run(empty);
  const filled = { account, database, now: Date.now() - (Date.now() % MINUTE_MS) };
  addApiUsers(filled, origin);
  addApiKeys(database, filled.now);
  addAlerts(filled, language);
  addSessions(filled);
  addSpareCarrier(filled);
  giveQuotas(filled, 'before');
  const sent = new Map<number, number>();
  for (const { login, daysAgo, ...one } of EARLIEST) {
    sent.set(await send(account, login, one), filled.now - daysAgo * DAY_MS);
    await settled(database);
  }
  const { login: sender, daysAgo, ...bulk } = BULK;
  const firstOfBulk = await send(account, sender, bulk);
  await settled(database);
  bulk.to.split(',').forEach((_, index) => sent.set(firstOfBulk + index, filled.now - daysAgo * DAY_MS));
  const { login: caller, daysAgo: ago, inDays: ahead, clock: hour, ...calledOff } = CALLED_OFF;
  const calledOffId = await send(account, caller, { ...calledOff, deferred: momentIn(ahead, hour, filled.now) });
  sent.set(calledOffId, filled.now - ago * DAY_MS);
  callOff(filled, calledOffId);
  giveQuotas(filled, 'after');
  for (const { sentAt, ...parameters } of planSends(filled.now)) {
    const { login, ...given } = parameters;
    sent.set(await send(account, login, given), sentAt);
    // So that receipts, refunds and callbacks follow their message, as they do when hours lie between two of them.
    await settled(database);
  }
  // The last one is misspelt.
  for (const login of ['billing-batch', 'webshop-otp', 'old-intranet', 'webshp-otp']) {
    await sendSms(account, { login, password: PASSWORD }, { from: 'MyShpo', to: '+33612000400' });
  }
  for (const { login, agoMs, inDays, clock, ...one } of DEFERRED) {
    const deferred = momentIn(inDays, clock, filled.now);
    sent.set(await send(account, login, { ...one, deferred }), filled.now - agoMs);
  }
  for (const { login, agoMs, ...one } of ANSWERED) {
    sent.set(await send(account, login, one), filled.now - agoMs);
    // So that replies follow each other as their messages do.
    await settled(database);
  }
  await answered(database, ANSWERED.length);
  await receiver.close();
  addPeople(filled);
  database
    .transaction(() => {
      moveBack(database, sent);
      tellCallbacks(filled, origin);
      addChanges(filled);
      // From where they were sent until now, they may not be.
      const restrict = database.prepare('UPDATE ApiUser SET ipRestrictions = ? WHERE login = ?');
      for (const { login, ips = [] } of API_USERS) restrict.run(JSON.stringify(ips), login);
      database.exec(`
      UPDATE RefusedRequest SET at = ${filled.now - 3 * HOUR_MS}, clientIp = '203.0.113.7';
      UPDATE Sender SET status = 'disable' WHERE sender = 'Old name';
      UPDATE Sender SET description = 'Orders and codes' WHERE sender = 'MyShop';
      UPDATE Sender SET createdAt = createdAt - ${40 * DAY_MS}`);
    })
    .immediate();
  database.close();
  return empty;
}
