import type { ChappeServer } from '../../e2e/fixtures/chappe-server';
import {
  hashSecret,
  newApplicationKey,
  newApplicationSecret,
  newConsumerKey,
  newKeyLinkToken,
} from '../../lib/platform/crypto/random-secrets';
import { openBeside } from './fill-database';

const RULES = JSON.stringify([{ method: 'POST', path: '/sms/*' }]);

/** A key of the owner for the REST API, which may send from anywhere. */
export function addBenchKey(chappe: ChappeServer) {
  const keys = {
    applicationKey: newApplicationKey(),
    applicationSecret: newApplicationSecret(),
    consumerKey: newConsumerKey(),
  };
  const database = openBeside(chappe);
  const { lastInsertRowid } = database
    .prepare(
      `INSERT INTO ApiApplication (panelUserId, name, description, applicationKey, secret, createdAt)
       VALUES (1, 'bench', '', ?, ?, ?)`,
    )
    .run(keys.applicationKey, keys.applicationSecret, Date.now());
  database
    .prepare(
      `INSERT INTO ConsumerKey (applicationId, panelUserId, keyHash, tokenHash, decision, rules, allowedAddresses,
         redirection, createdAt)
       VALUES (?, 1, ?, ?, 'allowed', ?, '[]', '', ?)`,
    )
    .run(lastInsertRowid, hashSecret(keys.consumerKey), hashSecret(newKeyLinkToken()), RULES, Date.now());
  database.close();
  return keys;
}
