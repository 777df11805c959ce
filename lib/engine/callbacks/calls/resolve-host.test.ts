import { scrypt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { resolveHost } from './resolve-host';

const open: { close(): void }[] = [];

afterEach(() => {
  for (const item of open.splice(0)) item.close();
});

const HEADER_BYTES = 12;
const TYPE_A = 1;
const NO_SUCH_NAME = 3;

/** A name server that gives every name this IPv4 address, or says that there is none, or with undefined never answers. */
async function nameServer(address: readonly number[] | null | undefined): Promise<string[]> {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port }) => {
    if (address === undefined) return;
    const endOfName = query.indexOf(0, HEADER_BYTES) + 1;
    const question = query.subarray(HEADER_BYTES, endOfName + 4);
    const has = address !== null && query.readUInt16BE(endOfName) === TYPE_A;
    const flags = [0x81, 0x80 | (address === null ? NO_SUCH_NAME : 0)];
    const header = [...query.subarray(0, 2), ...flags, 0, 1, 0, has ? 1 : 0, 0, 0, 0, 0];
    const record = has ? [0xc0, HEADER_BYTES, 0, TYPE_A, 0, 1, 0, 0, 0, 0, 0, 4, ...address] : [];
    socket.send(Buffer.concat([Buffer.from(header), question, Buffer.from(record)]), port, '127.0.0.1');
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  open.push(socket);
  return [`127.0.0.1:${socket.address().port}`];
}

test('the hosts file is asked first, then the DNS', async () => {
  const servers = await nameServer([192, 0, 2, 7]);
  expect(await resolveHost('LOCALHOST', servers)).toContainEqual({ address: '127.0.0.1', family: 4 });
  expect(await resolveHost('receiver.example', servers)).toEqual([{ address: '192.0.2.7', family: 4 }]);
});

test('a name that nobody knows is told as such', async () => {
  await expect(resolveHost('nobody.invalid', await nameServer(null))).rejects.toMatchObject({
    code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/),
  });
});

test('sixteen names whose server is dead hold up no password hash', async () => {
  const servers = await nameServer(undefined);
  let over = 0;
  for (let dead = 1; dead <= 16; dead += 1) {
    const ended = () => {
      over += 1;
    };
    void resolveHost(`dead${dead}.example`, servers).then(ended, ended);
  }
  await new Promise((resolve, reject) => scrypt('a', 'b', 32, (cause, key) => (cause ? reject(cause) : resolve(key))));
  expect(over).toBe(0);
});
