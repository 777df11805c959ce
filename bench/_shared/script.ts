import { once } from 'node:events';
import { connect } from 'node:net';

const HEAD_END = '\r\n\r\n';

/** A customer's script: one connection, one request after another, and as little work as one can do for each. */
export async function connectScript(url: string) {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true }).setEncoding('latin1');
  await once(socket, 'connect');
  let heard = '';
  let answer: ((body: string) => void) | null = null;
  let fail: ((cause: Error) => void) | null = null;
  socket.on('error', (cause) => fail?.(cause));
  socket.on('close', () => fail?.(new Error('The server closed the connection.')));
  socket.on('data', (chunk: string) => {
    heard += chunk;
    const end = heard.indexOf(HEAD_END);
    if (end < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(heard)?.[1] ?? 0);
    const body = heard.slice(end + HEAD_END.length);
    if (body.length < length) return;
    heard = '';
    answer?.(body);
  });
  return {
    /** Resolves with the answer's body. */
    get: (path: string) =>
      new Promise<string>((resolve, reject) => {
        answer = resolve;
        fail = reject;
        socket.write(`GET ${path} HTTP/1.1\r\nhost: ${host}${HEAD_END}`);
      }),
    close: () => {
      fail = null;
      socket.destroy();
    },
  };
}
