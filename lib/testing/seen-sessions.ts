/** What a server's instance owner sees of the programs that are bound by SMPP, and how they end a session. */
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { smppSessionsQuery } from '@/lib/schemas/smpp-session';
import { endSmppSession } from '@/lib/use-cases/instance/end-smpp-session';
import { findSmppSessions } from '@/lib/use-cases/instance/find-smpp-sessions';
import { anyGuess } from './guesses';
import { testOperations } from './test-operations';
import type { TestServer } from './test-server';

const EMAIL = 'instance-owner@example.com';

/** Whoever owns the instance of a test server. */
export async function seeSessions({ runtime }: Pick<TestServer, 'runtime'>) {
  const { db, events, log, carriers, endSmppSessions } = runtime;
  const user = { email: EMAIL, name: '', passwordHash: '', isInstanceOwner: true, createdAt: new Date() };
  const { id: panelUserId } = await db.panelUser.upsert({ where: { email: EMAIL }, create: user, update: {} });
  const owner: PanelUser = { kind: 'panel-user', panelUserId, email: EMAIL, clientIp: '203.0.113.8' };
  const dependencies = () => ({
    ...{
      ...testOperations(),
      db,
      events,
      log,
      hasMailServer: false,
      guess: anyGuess,
      now: new Date(),
      clock: () => new Date(),
    },
    ...{ carriersChanged: carriers.changed, endSmppSessions },
  });
  const page = async (asked: object = {}) => {
    const found = await findSmppSessions(dependencies(), owner, smppSessionsQuery.parse(asked));
    if (!found.ok) throw new Error(found.error);
    return found.value;
  };
  return {
    page,
    rows: async (asked: object = {}) => (await page(asked)).rows,
    end: (key: { readonly nodeId: number; readonly number: number }) => endSmppSession(dependencies(), owner, key),
  };
}

export type SeenSessions = Awaited<ReturnType<typeof seeSessions>>;
