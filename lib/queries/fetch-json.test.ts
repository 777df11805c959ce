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
  [401, 'Your session has ended. Sign in again.', false],
  [403, 'Your role on this account does not allow this.', false],
  [404, 'This was not found: it was deleted, or you are not a member of its account.', false],
  [503, 'The server is busy. Try again in a moment.', true],
  [500, 'The server could not answer.', true],
] as const)('%i is told in words', async (status, message, retried) => {
  answerWith(() => Promise.resolve(new Response('', { status })));
  const error = await failure();
  expect(error.message).toBe(message);
  expect(isWorthRetrying(0, error)).toBe(retried);
  expect(isWorthRetrying(1, error)).toBe(false);
});

test('a network that fails and an answer of another shape are told apart', async () => {
  answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
  expect((await failure()).message).toBe('The server could not be reached.');
  for (const body of ['{"total":"three"}', '<html>']) {
    answerWith(() => Promise.resolve(new Response(body)));
    expect((await failure()).message).toMatch(/^The server gave an answer that this page does not understand/);
  }
});
