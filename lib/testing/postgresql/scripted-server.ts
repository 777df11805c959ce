/** A server that speaks as much of PostgreSQL's protocol as it takes to refuse somebody, or to say what it is. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

type Said =
  | { readonly refuses: { readonly state: string; readonly words: string } }
  /** Answers every question with this one row. */
  | { readonly answers: Readonly<Record<string, string>> };

const text = (words: string) => Buffer.from(`${words}\0`);

function message(kind: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const int = (size: 2 | 4, value: number) => {
  const bytes = Buffer.alloc(size);
  bytes.writeIntBE(value, 0, size);
  return bytes;
};

const READY = message('Z', Buffer.from('I'));
const TEXT_TYPE = 25;

function row(values: Readonly<Record<string, string>>): Buffer {
  const names = Object.keys(values);
  const columns = names.map((name) =>
    Buffer.concat([text(name), int(4, 0), int(2, 0), int(4, TEXT_TYPE), int(2, -1), int(4, -1), int(2, 0)]),
  );
  const cells = Object.values(values).map((value) =>
    Buffer.concat([int(4, Buffer.byteLength(value)), Buffer.from(value)]),
  );
  return Buffer.concat([
    message('T', int(2, names.length), ...columns),
    message('D', int(2, names.length), ...cells),
    message('C', text('SELECT 1')),
    READY,
  ]);
}

function serve(socket: Socket, said: Said): void {
  let isIn = false;
  socket.on('error', () => undefined);
  socket.on('data', (bytes) => {
    if ('refuses' in said) {
      const { state, words } = said.refuses;
      socket.end(message('E', text('SFATAL'), text('VFATAL'), text(`C${state}`), text(`M${words}`), Buffer.alloc(1)));
    } else if (!isIn) {
      isIn = true;
      socket.write(Buffer.concat([message('R', int(4, 0)), READY]));
    } else if (bytes[0] === 'Q'.charCodeAt(0)) {
      socket.write(row(said.answers));
    } else {
      socket.end();
    }
  });
}

/** Of a server that says just that to everybody. */
export async function scriptedServer(said: Said): Promise<{ readonly port: number; close(): void }> {
  const server = createServer((socket) => serve(socket, said)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, close: () => void server.close() };
}
