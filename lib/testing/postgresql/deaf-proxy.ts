/** Stands between a client and a PostgreSQL server as a pooler by the transaction does: LISTEN is taken and nothing is passed on. */
import { type Passage, startProxy } from './proxy';

/** The type of what the server says to whoever listens. */
const NOTIFICATION = 'A'.charCodeAt(0);
/** A type, and then the length of all but that. */
const HEAD_BYTES = 5;

/** Passes on what the server says, message by message, but for what it tells those who listen. */
const withoutNotifications: Passage = (pass) => {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= HEAD_BYTES) {
      const length = 1 + rest.readInt32BE(1);
      if (rest.length < length) return;
      if (rest[0] !== NOTIFICATION) pass(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
};

export const startDeafProxy = (serverUrl: string) => startProxy(serverUrl, { toClient: withoutNotifications });
