/** Stands between a client and a PostgreSQL server as a pooler by the transaction does: LISTEN is taken and nothing is passed on. */
import { eachMessage } from './messages';
import { type Passage, startProxy } from './proxy';

/** The type of what the server says to whoever listens. */
const NOTIFICATION = 'A'.charCodeAt(0);

/** Passes on what the server says, message by message, but for what it tells those who listen. */
const withoutNotifications: Passage = (pass) =>
  eachMessage((message) => {
    if (message[0] !== NOTIFICATION) pass(message);
  });

export const startDeafProxy = (serverUrl: string) => startProxy(serverUrl, { toClient: withoutNotifications });
