/** Every driver keeps the contract of driver.ts: here, and from the other side of a thread's border. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Outstanding } from '@/lib/db/messages/outstanding';
import { CARRIER_KINDS, type CarrierKind, type CarrierSetup } from '@/lib/domain/carrier/carrier-setup';
import { HTTP_DEFAULTS } from '@/lib/domain/carrier/http-settings';
import { TLS_DEFAULTS } from '@/lib/domain/carrier/tls-settings';
import { TAG } from '@/lib/smpp/pdu/commands';
import type { MessageBody, MessagePdu } from '@/lib/smpp/pdu/pdu';
import { carriersBehindBorder } from '@/lib/testing/carriers-here';
import { type ApiAnswer, answerJson, startApiPeer } from '@/lib/testing/http-api-peer';
import { startHttp2smsPeer } from '@/lib/testing/http2sms-peer';
import type { PeerBind } from '@/lib/testing/smpp-listener';
import { REPLIER, replySegment } from '@/lib/testing/sms-reply';
import { smppSetup, startSmscPeer } from '@/lib/testing/smsc-peer';
import { submissionOf } from '@/lib/testing/submission';
import { createDriver, traitsOf } from './carriers';
import type { CarrierDriver, CarrierHost, DriverIncoming, DriverReceipt, SegmentAnswer } from './contract/driver';

/** What a driver talks to, and how it finds it. */
type Peer = {
  readonly setup: CarrierSetup;
  /** Answers nothing until then. A carrier without a peer answers at once, but owes receipts. */
  holdAnswers(until: Promise<void>): void;
  close(): Promise<void>;
};

type Trial = {
  /** Through the driver, rather than by an address of ours. */
  readonly tellsReceipts: boolean;
  /** After a start it asks for what was outstanding before; others are told without asking. */
  readonly takesUp: boolean;
  /** A number that answers what it is sent; null: none does. */
  readonly replies: string | null;
  start(): Promise<Peer>;
};

const PROCESS = { simulated: { speed: 1_000_000 }, publicUrl: 'https://chappe.example' };

const drivenBy = (setup: CarrierSetup) => ({ name: 'one', setup, dlrSecret: 'a-secret-of-some-length' });

const repliesTo = (pdu: MessagePdu): MessageBody[] =>
  [1, 2].map((segment) => ({
    ...replySegment(pdu, segment, 'Yes'),
    tlvs: new Map([[TAG.incomingId, Buffer.from(`reply-${segment}\0`)]]),
  }));

const PEERS: Readonly<Record<CarrierKind, Trial>> = {
  simulated: {
    tellsReceipts: true,
    takesUp: true,
    replies: REPLIER,
    start: async () => ({
      setup: { kind: 'simulated', settings: {}, secrets: {} },
      holdAnswers: () => undefined,
      close: () => Promise.resolve(),
    }),
  },
  // What became of a message comes to the address of its API user's callback (lib/gateway/dlr).
  upstream: {
    tellsReceipts: false,
    takesUp: false,
    replies: null,
    start: async () => {
      const peer = await startHttp2smsPeer();
      const settings = { url: peer.url, account: 'sms-xx1-1', login: 'chappe', ...TLS_DEFAULTS, perSecond: 10_000 };
      return {
        setup: { kind: 'upstream', settings, secrets: { password: 'secret', tlsKey: '' } },
        holdAnswers: (until) =>
          peer.answerWith((request, response) => void until.then(() => peer.take(request, response))),
        close: peer.close,
      };
    },
  },
  smpp: {
    tellsReceipts: true,
    takesUp: false,
    replies: REPLIER,
    start: async () => {
      const peer = await startSmscPeer();
      const take = (pdu: MessagePdu, bind: PeerBind) => {
        peer.take(pdu, bind);
        if (pdu.destination.address === REPLIER) for (const reply of repliesTo(pdu)) peer.deliver(bind, reply);
      };
      peer.submitWith(take);
      return {
        setup: smppSetup({ profile: 'ovh', port: peer.port }),
        holdAnswers: (until) => peer.submitWith((pdu, bind) => void until.then(() => take(pdu, bind))),
        close: peer.close,
      };
    },
  },
  // As those of `upstream`, its receipts come to an address of ours.
  http: {
    tellsReceipts: false,
    takesUp: false,
    replies: null,
    start: async () => {
      let last = 0;
      const take: ApiAnswer = (request, response) => {
        last += 1;
        answerJson(201, { sid: `SM${String(last)}` })(request, response);
      };
      const peer = await startApiPeer(take);
      const own = { values: { server: peer.url }, username: 'AC1', perSecond: 10_000 };
      return {
        setup: {
          kind: 'http',
          settings: { ...HTTP_DEFAULTS, ...own, preset: 'twilio' },
          secrets: { password: 'secret', token: '', tlsKey: '' },
        },
        holdAnswers: (until) => peer.answerWith((request, response) => void until.then(() => take(request, response))),
        close: peer.close,
      };
    },
  },
};

/** The same driver, behind the border. */
const connectBehindBorder = (setup: CarrierSetup): CarrierDriver =>
  carriersBehindBorder(PROCESS).connect(drivenBy(setup));

const CASES = CARRIER_KINDS.flatMap((kind) => [
  { ...PEERS[kind], where: `${kind}, here`, connect: (setup: CarrierSetup) => createDriver(drivenBy(setup), PROCESS) },
  { ...PEERS[kind], where: `${kind}, in another thread`, connect: connectBehindBorder },
]);

const many = (count: number) => Array.from({ length: count }, (_, index) => submissionOf(index + 1));

describe.each(CASES)('$where', ({ start: startPeer, connect, tellsReceipts, takesUp, replies }) => {
  let peer: Peer;
  let driver: CarrierDriver;

  beforeEach(async () => {
    peer = await startPeer();
  });

  afterEach(async () => {
    await driver.stop();
    await peer.close();
  });

  /** Starts a driver, with a host that takes everything unless it is told otherwise. */
  async function start(changes: Partial<CarrierHost> = {}) {
    const heard = {
      answers: [] as SegmentAnswer[],
      receipts: [] as DriverReceipt[],
      incoming: [] as DriverIncoming[],
      states: 0,
    };
    driver = connect(peer.setup);
    expect([driver.free(), driver.state().bound]).toEqual([0, false]);
    driver.start({
      submitted: (answers) => void heard.answers.push(...answers),
      receipt: async (receipt) => void heard.receipts.push(receipt),
      incoming: async (part) => void heard.incoming.push(part),
      outstanding: async () => [],
      stateChanged: () => {
        heard.states += 1;
      },
      ...changes,
    });
    await expect.poll(() => driver.free()).toBeGreaterThan(0);
    expect(driver.state().bound).toBe(true);
    expect(heard.states).toBeGreaterThan(0);
    return heard;
  }
  const idsOf = (answers: readonly SegmentAnswer[]) =>
    answers.flatMap(({ result }) => (result.kind === 'accepted' ? [result.rawId] : []));

  test('answers once for each segment that it was given, with the try that it answers, and for no other', async () => {
    const heard = await start();
    const long = { text: 'a'.repeat(400), segmentCount: 3 };
    driver.submit([
      submissionOf(1),
      submissionOf(2, { ...long, segments: [1, 2, 3] }),
      submissionOf(3, { ...long, segments: [2, 3], attempt: 2 }),
    ]);
    await expect.poll(() => heard.answers).toHaveLength(6);
    await driver.stop();
    expect(
      heard.answers.map(({ messageId, segment, attempt }) => `${messageId}.${segment} try ${attempt}`).sort(),
    ).toEqual(['1.1 try 1', '2.1 try 1', '2.2 try 1', '2.3 try 1', '3.2 try 2', '3.3 try 2']);
    // Segments of one message may share an id, and messages may not.
    const holders = new Map(heard.answers.map((answer) => [idsOf([answer])[0], answer.messageId]));
    for (const answer of heard.answers) expect(holders.get(idsOf([answer])[0])).toBe(answer.messageId);
  });

  test('throws for no message, and sends none elsewhere for what it is', async () => {
    const heard = await start();
    const odd = [
      { text: '', segments: [1] },
      { recipient: '', sender: '' },
      { text: '😀'.repeat(200), encoding: 'ucs2' as const, segmentCount: 6, segments: [1, 2, 3, 4, 5, 6] },
      { smsClass: 0 },
    ];
    driver.submit(odd.map((changes, index) => submissionOf(index + 1, changes)));
    await expect.poll(() => heard.answers).toHaveLength(9);
    // Whatever is wrong with these is wrong with them everywhere.
    expect(heard.answers.filter(({ result }) => 'elsewhere' in result)).toEqual([]);
  });

  test('takes as many as it says, no more, and says so again when there is room', async () => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    peer.holdAnswers(held);
    await start({ receipt: () => held });
    const free = driver.free();
    driver.submit(many(free));
    expect(driver.free()).toBe(0);
    await expect.poll(() => driver.free()).toBe(0);
    letGo();
    await expect.poll(() => driver.free()).toBe(free);
  });

  if (tellsReceipts) {
    test('tells a receipt again that the host could not take, and what followed it after that', async () => {
      const tried: string[] = [];
      const heard = await start({
        receipt: async ({ rawId, ptt }) => {
          tried.push(`${rawId} ${ptt}`);
          if (tried.length === 1) throw new Error('The disk is full.');
        },
      });
      const free = driver.free();
      driver.submit([submissionOf(1)]);
      await expect.poll(() => tried.lastIndexOf(tried[0] ?? '')).toBeGreaterThan(0);
      await expect.poll(() => driver.free()).toBe(free);
      const again = tried.slice(tried.lastIndexOf(tried[0] ?? ''));
      expect(new Set(again)).toEqual(new Set(tried));
      expect(again.every((one) => one.startsWith(`${idsOf(heard.answers)[0]} `))).toBe(true);
    });
  }

  if (takesUp) {
    test('takes up what was outstanding before, page by page, and says no more of it than it had not', async () => {
      const since = new Date(Date.now() - 60_000);
      const common = { segment: 0, recipient: '33612345678', since };
      const pages: Outstanding[][] = [
        [{ ...common, messageId: 1, rawId: 'one', ptt: 3 }],
        [{ ...common, messageId: 2, rawId: 'two', ptt: 25 }],
      ];
      const asked: number[] = [];
      const heard = await start({
        outstanding: async ({ messageId }) => {
          asked.push(messageId);
          return pages.shift() ?? [];
        },
      });
      expect(asked).toEqual([0, 1, 2]);
      await expect.poll(() => heard.receipts).toHaveLength(3);
      expect(heard.receipts.map(({ rawId, ptt }) => `${rawId} ${ptt}`).sort()).toEqual(['one 25', 'one 4', 'two 4']);
    });
  }

  if (replies !== null) {
    test('tells what somebody sends back, and tells it again when the host could not take it', async () => {
      const tried: DriverIncoming[] = [];
      await start({
        incoming: async (part) => {
          tried.push(part);
          if (tried.length === 1) throw new Error('The disk is full.');
        },
      });
      driver.submit([submissionOf(1, { recipient: replies })]);
      await expect.poll(() => tried).toHaveLength(3);
      expect(tried[2]).toEqual(tried[0]);
      expect(new Set(tried.map(({ rawId }) => rawId)).size).toBe(2);
      for (const part of tried) expect(part).toMatchObject({ msisdn: replies, recipient: 'MyShop' });
    });
  }

  test('knows what it was given before by the same id, if it says so', async () => {
    const heard = await start();
    driver.submit([submissionOf(1)]);
    driver.submit([submissionOf(1, { attempt: 2 })]);
    await expect.poll(() => heard.answers).toHaveLength(2);
    const [first, second] = idsOf(heard.answers);
    expect(second === first).toBe(traitsOf({ name: 'one', setup: peer.setup, whenUnknown: 'again' }).recognisesRepeats);
  });

  test('stops with messages on their way, and says nothing more', async () => {
    const heard = await start();
    driver.submit(many(100));
    await driver.stop();
    const before = [heard.answers.length, heard.receipts.length];
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect([heard.answers.length, heard.receipts.length]).toEqual(before);
  });
});
