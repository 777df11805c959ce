/** Asks over one connection, which is replaced whenever it is lost. */
import { setTimeout } from 'node:timers/promises';
import { DatabaseAway } from '../connections/database-away';
import type { Connection } from './connection';

const PAUSE_MS = 100;

export type Asking = {
  /**
   * Asks `question` over a connection that works. A cause that is `onlyWaiting` is no answer, as a lost connection is none.
   * @throws what prevents that, when it does so until `latest`; of what was only waiting, no more than that there is no answer.
   */
  ask<Answer>(
    question: (connection: Connection) => Promise<Answer>,
    latest: number,
    isOnlyWaiting?: (cause: unknown) => boolean,
  ): Promise<Answer>;
  /** For how long nothing has been answered because the database was not there. */
  lostMs(): number;
  end(): Promise<void>;
};

export function createAsking(open: () => Promise<Connection>): Asking {
  let connection: Connection | null = null;
  let lostSince: number | null = null;

  const reach = async (): Promise<Connection> => {
    if (connection && !connection.isLostBy(null)) return connection;
    connection = await open();
    return connection;
  };

  return {
    lostMs: () => (lostSince === null ? 0 : performance.now() - lostSince),
    ask: async (question, latest, isOnlyWaiting = () => false) => {
      for (;;) {
        try {
          const answer = await question(await reach());
          lostSince = null;
          return answer;
        } catch (cause) {
          const isLost = connection?.isLostBy(cause) ?? true;
          if (isLost) lostSince ??= performance.now();
          else if (!isOnlyWaiting(cause)) throw cause;
          // Also of what was only waiting: whoever asks must not take it for a refusal.
          if (performance.now() >= latest) throw new DatabaseAway(cause);
          await setTimeout(PAUSE_MS);
        }
      }
    },
    end: async () => connection?.end(),
  };
}
