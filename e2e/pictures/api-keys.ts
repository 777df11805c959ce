/** Keys and applications of the owner, one used and one over, and one that a program asks for. */
import { createHash } from 'node:crypto';
import type Sqlite from 'better-sqlite3';

/** Of the link at which a key is asked for. */
export const ASKED_TOKEN = 'asked-for-in-a-picture';

const DAY_MS = 24 * 3_600_000;
const hashed = (secret: string) => createHash('sha256').update(secret).digest('base64url');

const RULES = [
  { method: 'GET', path: '/sms/*' },
  { method: 'POST', path: '/sms/*/jobs' },
];

export function addApiKeys(database: Sqlite.Database, now: number): void {
  const application = database.prepare(
    `INSERT INTO ApiApplication (panelUserId, name, description, applicationKey, secret, createdAt)
     VALUES (1, :name, :description, :key, 'a secret that no picture shows', :at)`,
  );
  const at = now - 30 * DAY_MS;
  application.run({
    name: 'Order desk',
    description: 'Tells customers when their order leaves',
    key: '7kGd0PzqLr2v',
    at,
  });
  application.run({ name: 'Nightly export', description: '', key: 'Qm41xT8bWc5n', at: at - DAY_MS });
  const key = database.prepare(
    `INSERT INTO ConsumerKey (applicationId, panelUserId, keyHash, tokenHash, decision, rules, allowedAddresses,
       redirection, createdAt, expiresAt, lastUsedAt)
     VALUES (:applicationId, :panelUserId, :hash, :token, :decision, :rules, :addresses, :redirection, :at, :expiresAt, :usedAt)`,
  );
  const plain = {
    panelUserId: 1,
    decision: 'allowed',
    redirection: '',
    addresses: '[]',
    expiresAt: null,
    usedAt: null,
  };
  const [everything] = RULES;
  key.run({
    ...{ ...plain, applicationId: 1, hash: 'first', token: 'first', rules: JSON.stringify(RULES) },
    ...{ addresses: '["203.0.113.24","198.51.100.0/24"]', at, usedAt: now - 120_000 },
  });
  key.run({
    ...{ ...plain, applicationId: 2, hash: 'second', token: 'second', rules: JSON.stringify([everything]) },
    ...{ at: at + DAY_MS, expiresAt: now - DAY_MS, usedAt: now - 2 * DAY_MS },
  });
  key.run({
    ...{ ...plain, applicationId: 1, hash: 'third', token: hashed(ASKED_TOKEN), rules: JSON.stringify(RULES) },
    ...{ panelUserId: null, decision: 'pending', redirection: 'https://shop.example/connected', at: now },
    // Whenever the pictures are taken.
    expiresAt: now + 3_650 * DAY_MS,
  });
}
