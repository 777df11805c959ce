import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { gatherPosts } from './gather-posts';

test('what is said at once is posted together, in its order, and of very much the beginning leaves at once', async () => {
  const posted: (readonly number[])[] = [];
  const say = gatherPosts<number>((messages) => posted.push(messages));
  for (let message = 0; message < 70; message += 1) say(message);
  expect(posted.map((messages) => messages.length)).toEqual([32, 32]);
  await setImmediate();
  expect(posted.flat()).toEqual(Array.from({ length: 70 }, (_, message) => message));
  expect(posted).toHaveLength(3);
});
