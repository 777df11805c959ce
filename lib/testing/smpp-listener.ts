/** What an SMSC listens with. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { decodePdu } from '@/lib/smpp/pdu/decode-pdu';
import { encodePdu } from '@/lib/smpp/pdu/encode-pdu';
import { createFrameReader } from '@/lib/smpp/pdu/frame-reader';
import type { BindPdu, Pdu } from '@/lib/smpp/pdu/pdu';

/** One client's connection, and as what it is bound. */
export type PeerBind = {
  command: BindPdu['command'] | null;
  readonly socket: Socket;
  say(pdu: Pdu): void;
};

export type Listening = { readonly tls?: TlsOptions; readonly port?: number };

export async function listenForSmpp(hear: (pdu: Pdu, bind: PeerBind) => void, { tls, port = 0 }: Listening) {
  const binds = new Set<PeerBind>();
  const welcome = (socket: Socket) => {
    const reader = createFrameReader();
    const bind: PeerBind = {
      command: null,
      socket,
      say: (pdu) => {
        if (socket.writable) socket.write(encodePdu(pdu));
      },
    };
    binds.add(bind);
    socket.on('error', () => undefined);
    socket.on('close', () => binds.delete(bind));
    socket.on('data', (octets) => {
      for (const frame of reader.push(octets)) {
        const decoded = decodePdu(frame);
        if (decoded.ok) hear(decoded.pdu, bind);
        else throw new Error(`The client wrote what cannot be read: ${frame.toString('hex')}`);
      }
    });
  };

  const server = tls ? createTlsServer(tls, welcome) : createServer(welcome);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The peer has no port.');

  return {
    port: address.port,
    binds: (): readonly PeerBind[] => [...binds],
    /** Breaks every connection off. */
    drop: () => {
      for (const { socket } of binds) socket.destroy();
    },
    close: async () => {
      server.close();
      for (const { socket } of binds) socket.destroy();
      await once(server, 'close');
    },
  };
}
