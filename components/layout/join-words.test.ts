import { expect, test } from 'vitest';
import { joinWords } from './join-words';

const panel = async () => ({ default: { errors: { updated: 'Chappe was updated' } } });
const guides = async () => ({ default: { guides: { title: 'Guides' } } });

test('an area is read with the words of every page and with its own', async () => {
  const errors = { updated: 'Chappe was updated' };
  expect(await joinWords(panel, null)).toEqual({ words: { errors }, missing: null });
  expect(await joinWords(panel, guides)).toEqual({ words: { errors, guides: { title: 'Guides' } }, missing: null });
});

test('an area whose words an update took away is left with those that say so', async () => {
  const gone = Object.assign(new Error('of another build'), { name: 'ChunkLoadError' });
  const { words, missing } = await joinWords(panel, () => Promise.reject(gone));
  expect(words).toEqual({ errors: { updated: 'Chappe was updated' } });
  expect(missing).toBe(gone);
});

test('without the words of every page there are none', async () => {
  const gone = new Error('of another build');
  await expect(joinWords(() => Promise.reject(gone), guides)).rejects.toBe(gone);
});
