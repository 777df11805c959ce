import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { apiOf, HTTP_DEFAULTS, type HttpSettings, valuesOf } from '@/lib/domain/carrier/http-settings';
import type { PresetName } from '@/lib/domain/carrier/presets/presets';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import type { SegmentAnswer, Submission } from '@/lib/engine/carriers/contract/driver';
import { createHttpDriver } from '@/lib/engine/carriers/http/http-driver';
import { answerNews } from '@/lib/gateway/dlr/answer-news';
import { type ApiAnswer, startApiPeer } from './http-api-peer';
import { submissionOf } from './submission';

const PATH = '/api/dlr/one/a-secret-of-some-length';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** What a provider tells us, over a socket, as the gateway reads it. */
async function startListener(settings: HttpSettings) {
  const api = apiOf(settings);
  if (!api) throw new Error('The preset has no API.');
  const heard = { receipts: [] as CarrierReceipt[], incoming: [] as IncomingSegment[], unreadable: 0 };
  const intake = {
    recordReceipt: async (receipt: CarrierReceipt) => void heard.receipts.push(receipt),
    recordIncoming: async (segment: IncomingSegment) => void heard.incoming.push(segment),
    tellUnreadable: (_: string, count: number) => {
      heard.unreadable += count;
    },
    now: () => new Date(),
  };
  const teller = { ...api, carrier: 'one', values: valuesOf(settings) };
  const server = createServer((request, response) => {
    void bodyOf(request)
      .then((body) =>
        answerNews(intake, teller, {
          method: request.method ?? '',
          url: request.url ?? '',
          contentType: request.headers['content-type'] ?? '',
          body,
          clientIp: '127.0.0.1',
        }),
      )
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The listener has no port.');
  return { url: `http://127.0.0.1:${String(address.port)}${PATH}`, heard, server };
}

type Credentials = Partial<Pick<HttpSettings, 'username' | 'password' | 'token'>>;

/** A preset between a provider's API, which answers as it is told to, and the address to which it tells what follows. */
export async function startTrial(
  preset: PresetName,
  { username = '', password = '', token = '' }: Credentials,
  { values = {}, answer }: { readonly values?: Readonly<Record<string, string>>; readonly answer: ApiAnswer },
) {
  const peer = await startApiPeer(answer);
  const filledIn = { ...values, server: peer.url };
  const secrets = { password, token, tlsKey: '' };
  const settings = { ...HTTP_DEFAULTS, preset, values: filledIn, username, ...secrets, perSecond: 10_000 };
  const { url, heard, server } = await startListener(settings);
  const driver = createHttpDriver(settings, { address: url, secret: '' });
  const waiting = new Map<number, (results: readonly SegmentAnswer['result'][]) => void>();
  driver.start({
    submitted: (answers) => {
      for (const { messageId } of answers) {
        waiting.get(messageId)?.(answers.filter((one) => one.messageId === messageId).map(({ result }) => result));
      }
    },
    receipt: () => Promise.resolve(),
    incoming: () => Promise.resolve(),
    outstanding: async () => [],
    stateChanged: () => undefined,
  });
  return {
    peer,
    heard,
    state: driver.state,
    /** Where it tells what follows. */
    url,
    send: (changes: Partial<Submission> = {}): Promise<readonly SegmentAnswer['result'][]> =>
      new Promise((resolve) => {
        const message = submissionOf(waiting.size + 1, changes);
        waiting.set(message.id, resolve);
        driver.submit([message]);
      }),
    tellForm: (fields: Readonly<Record<string, string>>, to = url) =>
      told(fetch(to, { method: 'POST', body: new URLSearchParams(fields) })),
    tellJson: (json: unknown, to = url) =>
      told(fetch(to, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) })),
    tellQuery: (query: string) => told(fetch(`${url}?${query}`)),
    stop: async () => {
      await driver.stop();
      await peer.close();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export type Trial = Awaited<ReturnType<typeof startTrial>>;

async function told(answered: Promise<Response>) {
  const answer = await answered;
  return { status: answer.status, contentType: answer.headers.get('content-type'), body: await answer.text() };
}
