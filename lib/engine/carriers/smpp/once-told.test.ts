import { beforeEach, expect, test } from 'vitest';
import { createOnceTold } from './once-told';

let kept: string[];
let tell: (text: string, bind: { isOpen: boolean }, fault?: Error) => Promise<void>;

beforeEach(() => {
  kept = [];
  const once = createOnceTold();
  tell = (text, bind, fault) =>
    once(
      text,
      () => bind.isOpen,
      async () => {
        if (fault) throw fault;
        kept.push(text);
      },
    );
});

test('what was answered is kept again', async () => {
  const bind = { isOpen: true };
  await tell('yes', bind);
  bind.isOpen = false;
  await tell('yes', { isOpen: true });
  expect(kept).toEqual(['yes', 'yes']);
});

test('what could not be answered is kept once, however often that happens, and then again', async () => {
  const open = { isOpen: true };
  await tell('yes', { isOpen: false });
  await tell('yes', { isOpen: false });
  await tell('no', open);
  await tell('yes', open);
  expect(kept).toEqual(['yes', 'no']);
  await tell('yes', open);
  expect(kept).toEqual(['yes', 'no', 'yes']);
});

test('what said the same twice before the connection broke is told twice again, and kept twice', async () => {
  const gone = { isOpen: false };
  await Promise.all([tell('yes', { isOpen: true }), tell('yes', { isOpen: true })]);
  const first = { isOpen: true };
  const both = [tell('yes', first), tell('yes', first)];
  first.isOpen = false;
  await Promise.all([...both, tell('yes', gone), tell('yes', gone)]);
  expect(kept).toEqual(['yes', 'yes', 'yes', 'yes']);
});

test('what could not be kept is kept when it comes again', async () => {
  await expect(tell('yes', { isOpen: false }, new Error('full'))).rejects.toThrow('full');
  await tell('yes', { isOpen: true });
  expect(kept).toEqual(['yes']);
});
