import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import { createFrameReader } from '@/lib/smpp/pdu/frame-reader';
import { peerCertificateEnd, refusalOfCertificate, tlsOptionsOf } from '../contract/tls';

export type Line = {
  write(octets: Buffer): void;
  /** What was written goes out; nothing more is told of it. */
  close(): void;
};

/** What is heard on it; each call tells what came together. */
type Heard = {
  /** `peerEndsAt`: when the certificate ends that it has shown; null: it has shown none. */
  connected(peerEndsAt: Date | null): void;
  frames(frames: readonly Buffer[]): void;
  malformed(): void;
  /** Once. */
  closed(text: string): void;
};

/** A peer that reads nothing is not waited for beyond it. */
const MOST_UNREAD = 1024 * 1024;
const FLUSH_MS = 1_000;

function open(settings: SmppSettings): { readonly socket: Socket; readonly ready: string } {
  const { host, port, tls } = settings;
  if (!tls) return { socket: connectPlain({ host, port }), ready: 'connect' };
  const servername = isIP(host) > 0 ? {} : { servername: host };
  return { socket: connectTls({ host, port, ...tlsOptionsOf(settings), ...servername }), ready: 'secureConnect' };
}

/** @throws where a certificate or key that was set up cannot be read. */
export function connectSocket(settings: SmppSettings, heard: Heard): Line {
  const { socket, ready } = open(settings);
  const reader = createFrameReader();
  let isOurs = true;
  let fault = 'It closed the connection';
  socket.setNoDelay(true);
  socket.once(ready, () => {
    if (isOurs) heard.connected(peerCertificateEnd(socket));
  });
  socket.on('data', (octets) => {
    if (!isOurs) return;
    const frames = reader.push(octets);
    if (frames.length > 0) heard.frames(frames);
    // What was heard first may have ended it.
    if (isOurs && reader.isMalformed()) heard.malformed();
  });
  socket.on('error', (cause) => {
    fault = refusalOfCertificate(cause, settings) ?? cause.message;
  });
  socket.once('close', () => {
    if (!isOurs) return;
    isOurs = false;
    heard.closed(fault);
  });
  return {
    write: (octets) => {
      if (!socket.writable) return;
      socket.write(octets);
      if (socket.writableLength > MOST_UNREAD) socket.destroy(new Error('It reads nothing of what it is sent'));
    },
    close: () => {
      isOurs = false;
      socket.destroySoon();
      setTimeout(() => socket.destroy(), FLUSH_MS).unref();
    },
  };
}
