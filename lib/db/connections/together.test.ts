import { expect, test } from 'vitest';
import { together } from './together';

test('all is waited for, and what failed first is thrown', async () => {
  const ended: string[] = [];
  const after = async (turns: number, name: string, fails: boolean) => {
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    ended.push(name);
    if (fails) throw new Error(name);
  };
  const work = [after(9, 'last', false), after(6, 'second', true), after(3, 'first', true)];
  await expect(together(work)).rejects.toThrow('first');
  expect(ended).toEqual(['first', 'second', 'last']);
  await expect(together([after(1, 'well', false)])).resolves.toEqual([undefined]);
});
