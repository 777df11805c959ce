import type { Filled } from './filled';
import { API_USERS } from './history';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Of which API user, as what, from where, over TLS or not, for how long, and what has come of it. */
const SESSIONS = [
  [0, 'transceiver', '203.0.113.7', 1, 9 * DAY_MS, 184_220, 184_006],
  [0, 'transceiver', '203.0.113.8', 1, 31 * MINUTE_MS, 1_204, 1_198],
  [1, 'transmitter', '2001:db8:85a3::8a2e:370:7334', 1, 4 * DAY_MS, 20_114, 0],
  [1, 'receiver', '2001:db8:85a3::8a2e:370:7334', 1, 4 * DAY_MS, 0, 19_877],
  [2, 'transceiver', '192.0.2.44', 0, 3 * MINUTE_MS, 2, 0],
] as const;

/** Far from those that its server counts, which knows nothing of these. */
const FIRST_NUMBER = 10_000;

/** Programs that are bound, as the server that is pictured would tell of them. */
export function addSessions({ database, now }: Filled): void {
  const insert = database.prepare(
    `INSERT INTO SmppSession (nodeId, number, accountId, apiUserId, login, mode, clientIp, tls, boundAt, heardAt, accepted, delivered)
     SELECT (SELECT id FROM Node), ?, accountId, id, login, ?, ?, ?, ?, ?, ?, ? FROM ApiUser WHERE login = ?`,
  );
  for (const [place, [user, mode, clientIp, tls, since, accepted, delivered]] of SESSIONS.entries()) {
    const heardAt = now - (place + 1) * 4_000;
    insert.run(
      FIRST_NUMBER + place,
      mode,
      clientIp,
      tls,
      now - since,
      heardAt,
      accepted,
      delivered,
      API_USERS[user]?.login,
    );
  }
}
