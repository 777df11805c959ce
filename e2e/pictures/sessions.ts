import type { Filled } from './filled';
import { API_USERS } from './history';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Of which API user, as what, from where, for how long, and what has come of it. The server has no TLS. */
const SESSIONS = [
  [3, 'transceiver', '203.0.113.7', 2 * DAY_MS, 14, 13],
  [5, 'transceiver', '203.0.113.8', 31 * MINUTE_MS, 1, 0],
  [7, 'transmitter', '2001:db8:85a3::8a2e:370:7334', 4 * DAY_MS, 21, 0],
  [7, 'receiver', '2001:db8:85a3::8a2e:370:7334', 4 * DAY_MS, 0, 19],
  [1, 'transceiver', '2001:db8:85a3::12', 3 * MINUTE_MS, 0, 0],
] as const;
/** Before the first of them was bound. */
const NODE_STARTED_MS = 5 * DAY_MS;

/** Far from those that its server counts, which knows nothing of these. */
const FIRST_NUMBER = 10_000;

/** Programs that are bound, as the server that is pictured would tell of them. */
export function addSessions({ database, now }: Filled): void {
  const insert = database.prepare(
    `INSERT INTO SmppSession (nodeId, number, accountId, apiUserId, login, mode, clientIp, tls, boundAt, heardAt, accepted, delivered)
     SELECT (SELECT id FROM Node), ?, accountId, id, login, ?, ?, 0, ?, ?, ?, ? FROM ApiUser WHERE login = ?`,
  );
  for (const [place, [user, mode, clientIp, since, accepted, delivered]] of SESSIONS.entries()) {
    const heardAt = now - (place + 1) * 4_000;
    insert.run(FIRST_NUMBER + place, mode, clientIp, now - since, heardAt, accepted, delivered, API_USERS[user]?.login);
  }
  database.prepare('UPDATE Node SET startedAt = ?').run(now - NODE_STARTED_MS);
}
