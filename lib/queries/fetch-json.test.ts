import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { fetchJson, isWorthRetrying } from './fetch-json';

const shape = z.object({ total: z.number() });
const { signal } = new AbortController();

const answerWith = (answer: () => Promise<Response>) => vi.stubGlobal('fetch', answer);

afterEach(() => {
  vi.unstubAllGlobals();
});

const failure = (): Promise<Error> =>
  fetchJson('/api/panel/x/users', shape, signal).then(
    () => expect.unreachable('the read was to fail'),
    (error: Error) => error,
  );

test('what is read comes in its shape', async () => {
  answerWith(() => Promise.resolve(Response.json({ total: 3, more: true })));
  await expect(fetchJson('/api/panel/x/users', shape, signal)).resolves.toEqual({ total: 3 });
});

test.each([
  [401, 'session_over', false],
  [403, 'forbidden', false],
  [404, 'read_not_found', false],
  [503, 'read_busy', true],
  [500, 'read_failed', true],
] as const)('%i is told as a fault', async (status, fault, retried) => {
  answerWith(() => Promise.resolve(new Response('', { status })));
  const error = await failure();
  expect(error.message).toBe(fault);
  expect(isWorthRetrying(0, error)).toBe(retried);
  expect(isWorthRetrying(1, error)).toBe(false);
});

test('a network that fails and an answer of another shape are told apart', async () => {
  answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
  expect((await failure()).message).toBe('read_unreachable');
  for (const body of ['{"total":"three"}', '<html>']) {
    answerWith(() => Promise.resolve(new Response(body)));
    expect((await failure()).message).toBe('read_unreadable');
  }
});
