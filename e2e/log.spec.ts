/** What strangers put into requests must not come out in the log, on whatever path and in whatever spelling. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { type ChappeServer, startChappe } from './fixtures/chappe-server';
import { expect, test } from './fixtures/test';

const PLANTED = 'plantedSecret42';

/** Each names a parameter `password` or `message`, as some parser reads it. */
const SPELLINGS = [
  `?password=${PLANTED}`,
  `?PassWord=${PLANTED}&message=${PLANTED}`,
  `?p%61ssword=${PLANTED}`,
  `?a=1;password=${PLANTED}`,
  `?a=1%0Apassword=${PLANTED}`,
  `?a=1%26password%3D${PLANTED}`,
  `??password=${PLANTED}`,
  `?%E9=${PLANTED}`,
  `?${PLANTED}`,
  `?password=%ZZ${PLANTED}`,
];

const PATHS = [
  '/cgi-bin/sms/http2sms.cgi',
  '/CGI-BIN/sms//http2sms.cgi/',
  '/cgi-bin/sms/./http2sms.cgi',
  '/api/dlr/simulated/wrong',
  '/api/auth/callback/credentials',
  '/api/auth/session',
  '/api/auth/nothing',
  '/api/panel/sms-xx11111-1/messages',
  '/telecom/sms',
  '/sign-in',
  '/docs/http2sms',
  '/_next/image',
  '/_next/data/x.json',
  '/nowhere',
  '/%',
  '/%E0%A4%A',
  '//',
  '///x',
  '/\\x',
];

const FORM = `account=sms-xx11111-1&login=${PLANTED.repeat(5)}&password=${PLANTED}&p%61ssword=${PLANTED}&message=${PLANTED}`;

const requestsFor = (target: string): string[] => {
  const form = (headers: string, body: string) =>
    `POST ${target} HTTP/1.1\r\nHost: localhost\r\n${headers}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
  const bare = (method: string) => `${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
  return [
    ...['GET', 'HEAD', 'PUT', 'OPTIONS'].map(bare),
    form('Content-Type: application/x-www-form-urlencoded\r\n', FORM),
    form('Content-Type: application/json\r\n', `{"password":"${PLANTED}"`),
    form('Content-Type: application/json\r\n', PLANTED),
    form(`Content-Type: text/plain\r\nNext-Action: ${'0'.repeat(42)}\r\n`, `["${PLANTED}"]`),
    `GET ${target} HTTP/9.9\r\nHost: localhost\r\n\r\n`,
  ];
};

/** Whatever comes back, or nothing: what counts is what the server writes about it. */
async function say(server: ChappeServer, bytes: string): Promise<void> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(bytes, 'latin1');
  socket.resume();
  await once(socket, 'close');
}

test('no path, method or spelling puts a secret into the log, whose every line is one bounded object', async () => {
  const server = await startChappe({ env: { LOG_LEVEL: 'debug' } });
  try {
    const begun = server.output().length;
    for (const path of PATHS) {
      await Promise.all(SPELLINGS.flatMap((query) => requestsFor(path + query)).map((bytes) => say(server, bytes)));
    }
    await server.signal('SIGTERM');
    const lines = server
      .output()
      .slice(begun)
      .trim()
      .split('\n')
      .filter((line) => /^\S/.test(line));
    expect(lines.filter((line) => line.toLowerCase().includes(PLANTED.toLowerCase()))).toEqual([]);
    expect(lines.filter((line) => !/^\{"level":\d+,"time":".*\}$/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.length > 8_000)).toEqual([]);
    expect(lines.length).toBeLessThan(500);
  } finally {
    await server.stop();
  }
});
