import { expect, test } from 'vitest';
import type { Rate } from './rate';
import { prefixesGivingWay } from './rate-room';

const rate = (prefix: string, at: number): Rate => ({ prefix, credits: 100, validFrom: new Date(at) });
const NOW = new Date(10);
const giveWay = (stored: readonly Rate[], rates: readonly Rate[], most: number) =>
  prefixesGivingWay(stored, rates, NOW, most);

test('while there is room nothing gives way, and what is overwritten counts once', () => {
  expect(giveWay([rate('33', 1)], [rate('33', 10)], 2)).toEqual([]);
  expect(giveWay([rate('33', 1), rate('33', 10)], [rate('33', 10)], 2)).toEqual([]);
});

test('without room, what the change replaces gives way first, or what was replaced of that prefix before', () => {
  const stored = [rate('33', 1), rate('33', 2), rate('44', 1), rate('44', 2)];
  expect(giveWay(stored, [rate('33', 10)], 4)).toEqual(['33']);
  expect(giveWay(stored, [rate('33', 20)], 4)).toEqual(['33']);
});

test('if that is not enough, whatever was replaced gives way; what holds and what will hold never does', () => {
  const stored = [rate('33', 1), rate('33', 2), rate('44', 1)];
  expect(giveWay(stored, [rate('7', 10)], 3)).toEqual(['33']);
  expect(giveWay(stored, [rate('7', 10)], 2)).toBeNull();
  expect(giveWay([rate('33', 1), rate('33', 20)], [rate('33', 30)], 2)).toBeNull();
});
