import { beforeEach, expect, test, vi } from 'vitest';
import { streamEvents } from './stream-events';

/** Next's session, which no test has; what is thrown is what Prisma throws when the reader has no place left. */
const session = vi.hoisted(() => ({ currentActor: vi.fn(), sessionCheck: vi.fn() }));
vi.mock('./current-actor', () => session);

beforeEach(() => {
  vi.clearAllMocks();
});

const ask = () => streamEvents(new Request('http://localhost/api/panel/sms-ours-1/events'), 'sms-ours-1');

test('while the reader is busy, whoever wants to follow an account is asked to come back', async () => {
  session.currentActor.mockRejectedValue(Object.assign(new Error('Too many reads wait.'), { code: 'P2037' }));
  const answer = await ask();
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toEqual({ error: 'busy' });
});

test('any other fault is not called busy, and nobody without a session follows anything', async () => {
  session.currentActor.mockRejectedValueOnce(new Error('The disk is gone.'));
  await expect(ask()).rejects.toThrow('The disk is gone.');
  session.currentActor.mockResolvedValueOnce(null);
  expect((await ask()).status).toBe(401);
});
