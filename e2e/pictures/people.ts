/** Who uses the account in the pictures, and what they changed and were told. */
import { addPanelUser } from '../fixtures/database';
import type { TestAccount } from '../fixtures/test-account';
import { type Filled, openFilled } from './filled';
import { alertsIn, CHANGES } from './history';
import type { Language } from './words';

const DAY_MS = 24 * 3_600_000;
const CHANGE_EVERY_MS = 30 * 3_600_000;

export function addPeople({ account, database }: Filled): void {
  addPanelUser(account, 'jeanne.martin@shop.example', 'operator');
  addPanelUser(account, 'a.very.long.address.of.somebody@subsidiary.shop.example', 'viewer');
  database.exec(`
    UPDATE PanelUser SET name = 'Jeanne Martin' WHERE email LIKE 'jeanne.%';
    UPDATE PanelUser SET name = 'Alix Nguyễn' WHERE email LIKE 'a.very.%';
    UPDATE PanelUser SET name = 'Camille Durand' WHERE id = 1`);
}

/** What people did, and who is to come. */
export function addChanges({ account, database, now }: Filled): void {
  database
    .prepare(
      `INSERT INTO Invitation (accountId, email, role, tokenHash, invitedBy, createdAt, expiresAt)
       VALUES (1, 'new.colleague@shop.example', 'operator', 'x', ?, ?, ?)`,
    )
    .run(account.owner, now - CHANGE_EVERY_MS, now - CHANGE_EVERY_MS + 7 * DAY_MS);
  // What the commands did just now came before all that people did.
  database.exec(`UPDATE AuditEntry SET at = at - ${40 * DAY_MS};
    UPDATE SmsAccount SET createdAt = createdAt - ${40 * DAY_MS};
    UPDATE Carrier SET createdAt = ${now - 40 * DAY_MS}, updatedAt = ${now - 40 * DAY_MS};
    UPDATE _prisma_migrations SET finished_at = ${now - 40 * DAY_MS}`);
  const audit = database.prepare(
    `INSERT INTO AuditEntry (accountId, at, actor, clientIp, action, subject, before, after)
     VALUES (1, ?, ?, '203.0.113.24', ?, ?, ?, ?)`,
  );
  const changePassword = database.prepare('UPDATE ApiUser SET passwordChangedAt = ? WHERE login = ?');
  CHANGES.forEach(({ action, subject, before = {}, after = {} }, index) => {
    const at = now - (CHANGES.length - index) * CHANGE_EVERY_MS;
    // What a manager may do.
    const isByOperator = action === 'api-user.change-callback';
    const actor = isByOperator ? 'jeanne.martin@shop.example' : account.owner;
    if (action === 'api-user.change-password') changePassword.run(at, subject);
    audit.run(at, `panel:${actor}`, action, subject, JSON.stringify(before), JSON.stringify(after));
  });
  database
    .prepare(
      `INSERT INTO PanelSession (panelUserId, tokenHash, userAgent, clientIp, createdAt, lastSeenAt, endedAt)
       SELECT id, 'x', '', '203.0.113.31', :begun, :seen, :seen FROM PanelUser WHERE email LIKE 'jeanne.%'`,
    )
    .run({ begun: now - 2 * CHANGE_EVERY_MS, seen: now - CHANGE_EVERY_MS });
}

/** The log of alerts is in the order of their ids, so these come before what is sent. */
export function addAlerts({ database, now }: Filled, language: Language): void {
  database.prepare('UPDATE PanelUser SET language = ?').run(language);
  const alert = database.prepare(
    `INSERT INTO Alert (accountId, login, channel, recipient, subject, body, status, attempts, nextAttemptAt, lastError, createdAt, sentAt)
     VALUES (1, :login, :channel, :recipient, :subject, :body, :status, 1, :at, :lastError, :at, :sentAt)`,
  );
  for (const { lastError = '', subject = '', daysAgo, ...one } of alertsIn(language)) {
    const at = now - daysAgo * DAY_MS;
    alert.run({ ...one, lastError, subject, at, sentAt: one.status === 'sent' ? at + 900 : null });
  }
}

const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';

/** The sessions that were begun without a browser had one. */
export function nameBrowsers(account: TestAccount): void {
  const database = openFilled(account);
  database.prepare("UPDATE PanelSession SET userAgent = ? WHERE userAgent = ''").run(BROWSER);
  database.close();
}
