import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReadQueue } from './read-queue';

// A place ends by time as well: on busy cores by the time that a test takes.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Reads that are passed on in their order, and end when they are told to. */
function createReaders() {
  const queue = createReadQueue();
  const passed: string[] = [];
  const open = new Map<string, ServerResponse>();
  const begin = (name: string, clientIp: string) => {
    const response = new ServerResponse(new IncomingMessage(new Socket()));
    open.set(name, response);
    return queue({ response, gone: new AbortController(), clientIp }, () => passed.push(name));
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (name: string) => {
    open.get(name)?.emit('finish');
    await settle();
  };
  return { begin, end, settle, passed };
}

const FLOOD = '203.0.113.7';

test('four are under way at once, and an address that asks for much waits behind nobody but itself', async () => {
  const { begin, end, settle, passed } = createReaders();
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7']) void begin(name, FLOOD);
  void begin('b1', '203.0.113.8');
  await settle();
  expect(passed).toEqual(['a1', 'a2', 'a3', 'a4']);
  await end('a2');
  await end('a1');
  expect(passed).toHaveLength(6);
  expect(passed).toContain('b1');
});

test('one that is not over holds its place for a while only', async () => {
  const { begin, settle, passed } = createReaders();
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) void begin(name, FLOOD);
  await settle();
  await vi.advanceTimersByTimeAsync(249);
  expect(passed).not.toContain('a5');
  await vi.advanceTimersByTimeAsync(1);
  expect(passed).toContain('a5');
});

test.each<[flooder: string, from: (index: number) => string]>([
  ['one address', () => FLOOD],
  ['a thousand addresses of one /64', (index) => `2001:db8::${index.toString(16)}`],
])(
  'beyond a thousand in line from %s the next is refused, and a stranger’s comes with the next turns',
  async (_, from) => {
    const { begin, end, settle, passed } = createReaders();
    for (let count = 0; count < 1_004; count += 1) void begin(`a${count}`, from(count));
    await settle();
    expect(await begin('one more', from(1_004))).toBe(false);
    const stranger = begin('b1', '2001:db8:0:1::1');
    await settle();
    expect(await Promise.race([stranger, Promise.resolve('waits')])).toBe('waits');
    await end('a0');
    await end('a1');
    expect(passed).toContain('b1');
  },
);
