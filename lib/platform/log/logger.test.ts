import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { consoleToLog } from './console-to-log';
import { createLogger } from './logger';

const { error, warn, info, log: plain, debug } = console;
let stream: PassThrough;

beforeEach(() => {
  stream = new PassThrough();
});

afterEach(() => void Object.assign(console, { error, warn, info, log: plain, debug }));

const lines = (): Record<string, unknown>[] => {
  let written = '';
  // Node 26 reads one piece at a time.
  for (let piece: unknown = stream.read(); piece !== null; piece = stream.read()) written += String(piece);
  return written
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
};

test('secrets are masked by name', () => {
  createLogger('info', stream).info({ password: 'abcd1234', who: { token: 'abcd1234' } }, 'entry');
  expect(JSON.stringify(lines())).not.toContain('abcd1234');
});

test('a text of any length makes a short line', () => {
  createLogger('info', stream).info({ login: 'x'.repeat(15_000_000) }, 'entry');
  expect(JSON.stringify(lines()).length).toBeLessThan(3_000);
});

test('of an error neither the input that it carries nor the query of an address is written', () => {
  const address = 'http://host/cgi?a=1;p%61ssword=abcd1234%0Amessage=abcd1234';
  const fault = Object.assign(new TypeError(`Invalid URL ${address}`), { input: address, code: 'ERR_INVALID_URL' });
  createLogger('info', stream).error({ err: fault }, 'entry');
  const [line] = lines();
  expect(JSON.stringify(line)).not.toContain('abcd1234');
  expect(line).toMatchObject({ err: { type: 'TypeError', reason: 'Invalid URL http://host/cgi?…', code: fault.code } });
});

test.each(['password=abcd1234', '{"message": abcd1234', 'abcd1234\n"abcd1234"'])(
  'what JSON.parse quotes of %j is not written',
  (input) => {
    try {
      JSON.parse(input);
    } catch (err) {
      createLogger('info', stream).error({ err }, 'entry');
    }
    const [line] = lines();
    expect(line).toMatchObject({ err: { type: 'SyntaxError', reason: expect.stringContaining('JSON') } });
    expect(JSON.stringify(line)).not.toMatch(/abcd|1234|password/);
  },
);

test('what packages merely mention is not told unless it is asked for, and then without colours', () => {
  const now = () => new Date(0);
  const mention = () => {
    console.info('\u001b[32m\u001b[1m✓\u001b[22m\u001b[39m Running next.config.js took 20ms');
    console.log('▲ Next.js');
    console.warn('\u001b[33mdeprecated\u001b[39m');
  };
  consoleToLog(createLogger('info', stream), now);
  mention();
  expect(lines().map(({ msg }) => msg)).toEqual(['deprecated']);
  consoleToLog(createLogger('debug', stream), now);
  mention();
  expect(lines().map(({ level, msg }) => [level, msg])).toEqual([
    [20, '✓ Running next.config.js took 20ms'],
    [20, '▲ Next.js'],
    [40, 'deprecated'],
  ]);
});

test('what packages print becomes lines of the log, without queries, each kind once a minute', () => {
  const log = createLogger('info', stream);
  let now = new Date(0);
  consoleToLog(log, () => now);
  const failure = () => console.error('⨯', new Error('cannot GET /api/dlr/simulated/abcd1234?password=abcd1234'));
  for (let times = 0; times < 1_000; times += 1) failure();
  now = new Date(60_000);
  failure();
  const written = lines();
  expect(written).toMatchObject([
    { level: 50, heldBack: 0, msg: expect.stringContaining('cannot GET /api/dlr/simulated/…?…') },
    { level: 50, heldBack: 999 },
  ]);
  expect(JSON.stringify(written)).not.toContain('abcd1234');
});

test('what strangers choose makes no kind of its own', () => {
  consoleToLog(createLogger('info', stream), () => new Date(0));
  for (let id = 0; id < 200; id += 1) {
    console.warn(`Failed to find Server Action "40${id.toString(16).padStart(40, 'a')}".`);
    console.warn(`Route /login/${id} was asked for`);
  }
  expect(lines()).toHaveLength(2);
});
