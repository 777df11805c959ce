/** Every pair of tokens that is read or looked for has the contrast of WCAG 2.2 AA, in both themes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(path.resolve(import.meta.dirname, '../../app/tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split(':root[data-theme="dark"]');

const coloursOf = (block: string): ReadonlyMap<string, string> =>
  new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));

/** Relative luminance, from 0 to 1 (WCAG 2.2, "relative luminance"). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [less = 0, more = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
}

const GROUNDS = ['canvas', 'surface', 'well', 'raised'];
const TONES = ['accent', 'go', 'warn', 'bad'];
const on = (grounds: readonly string[], names: readonly string[]) =>
  names.flatMap((name) => grounds.map((ground) => [name, ground] as const));

const TEXT = [
  ...on(GROUNDS, ['ink', 'secondary', 'muted', ...TONES, 'idle']),
  ...TONES.flatMap((tone) => on([`${tone}-soft`], [tone, 'ink', 'secondary'])),
  ...on(['idle-soft'], ['secondary']),
  ...on(['accent', 'accent-hover'], ['on-accent']),
  ...on(['bad', 'bad-hover'], ['on-bad']),
];
/** Borders of controls, the ring of the focus, bars of charts: what tells something without being read. */
const GRAPHICS = on(GROUNDS, ['control', 'focus', 'chart-1', 'chart-2', 'chart-3']);

describe.each([
  ['light', coloursOf(light)],
  ['dark', new Map([...coloursOf(light), ...coloursOf(dark)])],
])('%s', (_, colours) => {
  test.each([
    ['text', 4.5, TEXT],
    ['graphics', 3, GRAPHICS],
  ] as const)('%s has a contrast of at least %d', (_, least, pairs) => {
    const poor = pairs.filter(([name, ground]) => {
      const [one, other] = [colours.get(name), colours.get(ground)];
      return one === undefined || other === undefined || contrast(one, other) < least;
    });
    expect(poor).toEqual([]);
  });
});

test('contrast is measured as the standard does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
