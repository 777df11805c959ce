import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export type MailReceiver = {
  readonly url: string;
  /** Mails taken so far, as they came. */
  readonly mails: readonly string[];
  /** Whether the next mails are refused. */
  setRefusing(refusing: boolean): void;
  close(): Promise<void>;
};

const urlOf = (address: AddressInfo | string | null): string =>
  `smtp://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;

/** A real SMTP server that takes every mail, or refuses it. */
export async function startMailReceiver(): Promise<MailReceiver> {
  const mails: string[] = [];
  let refuse = false;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      void text(stream).then((mail) => {
        if (!refuse) mails.push(mail);
        done(refuse ? new Error('mailbox full') : null);
      });
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  return {
    url: urlOf(smtp.server.address()),
    mails,
    setRefusing: (refusing) => {
      refuse = refusing;
    },
    close: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
}

export type SilentMailServer = {
  readonly url: string;
  /** How many clients are waiting for its first word. */
  waiting(): number;
  close(): Promise<void>;
};

/** A mail server that accepts connections and never says anything. */
export async function startSilentMailServer(): Promise<SilentMailServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: urlOf(server.address()),
    waiting: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
