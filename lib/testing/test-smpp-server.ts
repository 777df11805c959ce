/** The whole server with a port for SMPP, and programs that bind there. */
import { inTransaction, type Transaction } from '@/lib/db/connections/client';
import { systemIdOf } from '@/lib/domain/api-user/system-id';
import { listenForSmpp } from '@/lib/server/smpp/create-smpp-server';
import type { BindCommand } from '@/lib/smpp/pdu/pdu';
import { connectEsme, type Esme } from './smpp-esme';
import type { TestGateway } from './test-gateway';
import { createTestServer } from './test-server';

type Options = {
  readonly env?: Readonly<Record<string, string>>;
  /** A database that another one serves as well, or has served. */
  readonly gateway?: TestGateway;
};

export const PASSWORD = 'pass_123';

export async function startTestSmppServer({ env = {}, gateway }: Options = {}) {
  const server = await createTestServer({
    env: { SMPP_SERVER_PORT: '0', ...env },
    ...(gateway && { gateway }),
  });
  const listener = await listenForSmpp(server.runtime);
  const address = listener?.address();
  if (typeof address !== 'object' || !address) throw new Error('Nothing listens for SMPP.');
  const { port } = address;
  const programs: Esme[] = [];
  const systemId = systemIdOf(server.gateway.apiUserId);
  const connect = async (): Promise<Esme> => {
    const program = await connectEsme(port);
    programs.push(program);
    return program;
  };
  return {
    ...server,
    db: server.runtime.db,
    /** Writes in its turn, and what is remembered of the API user is read again. */
    change: async (work: (tx: Transaction) => Promise<unknown>): Promise<void> => {
      await inTransaction(server.runtime.db, work);
      server.runtime.apiUserCredentials.forget(server.gateway.apiUserId);
    },
    smppPort: port,
    systemId,
    connect,
    /** As the API user that is there. */
    bound: async (command: BindCommand = 'bind_transceiver', systemType = ''): Promise<Esme> => {
      const program = await connect();
      const { status } = await program.bind({ command, systemId, password: PASSWORD, systemType });
      if (status !== 0) throw new Error(`The bind was refused with ${String(status)}.`);
      return program;
    },
    messages: () => server.runtime.db.message.findMany({ orderBy: { id: 'asc' } }),
    /** Stops it alone: others serve its database. */
    leave: async (): Promise<void> => {
      listener?.close();
      for (const program of programs) program.close();
      server.server.close();
      await server.runtime.stop();
    },
    close: async () => {
      listener?.close();
      for (const program of programs) program.close();
      await server.closeBalanced();
    },
  };
}

export type TestSmppServer = Awaited<ReturnType<typeof startTestSmppServer>>;
