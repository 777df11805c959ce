import { expect, test } from 'vitest';
import { ACCOUNT_PAGES } from '../layout/account-pages';
import { type Press, readPress } from './shortcuts';

const press = (key: string, more: Partial<Press> = {}) =>
  readPress({
    ...{ key, isCommand: false, isAlt: false, isTyping: false, isCovered: false, isAfterGo: false, hasLetters: true },
    ...more,
  });

test('each page has a letter of its own after g', () => {
  expect(press('g')).toBe('go');
  const gone = ACCOUNT_PAGES.map(({ key }) => press(key, { isAfterGo: true }));
  expect(gone).toEqual(ACCOUNT_PAGES.map(({ path }) => ({ kind: 'page', path })));
  expect(new Set(ACCOUNT_PAGES.map(({ key }) => key)).size).toBe(ACCOUNT_PAGES.length);
  expect(press('x', { isAfterGo: true })).toBeNull();
});

test('letters do nothing in a field, below a dialog, with Alt, or once they are switched off', () => {
  for (const key of ['?', '/', 'n', 'g']) {
    expect(press(key)).not.toBeNull();
    for (const but of [{ isTyping: true }, { isCovered: true }, { isAlt: true }, { hasLetters: false }])
      expect(press(key, but)).toBeNull();
  }
});

test('Ctrl K opens the palette from a field too, whatever letters may do, but not above a dialog', () => {
  const command = { isCommand: true } as const;
  expect(press('K', { ...command, isTyping: true, hasLetters: false })).toEqual({ kind: 'palette' });
  expect(press('k', { ...command, isCovered: true })).toBeNull();
  expect(press('n', command)).toBeNull();
});
