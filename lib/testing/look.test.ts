/** What classes name is a token of tailwind.config.ts: another name would be no class at all, and nothing would say so. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import config from '@/tailwind.config';

const root = path.resolve(import.meta.dirname, '../..');
const { colors, fontSize, borderRadius, boxShadow, fontWeight, fontFamily } = config.theme ?? {};
const names = (...scales: readonly unknown[]) => scales.flatMap((scale) => Object.keys(scale ?? {}));

const STYLES = ['dashed', 'collapse', 'separate', 'none'];
const SIDES = ['t', 'b', 'l', 'r', 'x', 'y', 'tl', 'tr', 'bl', 'br'];
const OF_TEXT = ['left', 'right', 'center', 'nowrap', 'wrap', 'balance', 'ellipsis'];

/** By the beginning of a class, what may come after it; numbers are widths. */
const VOCABULARY: Readonly<Record<string, readonly string[]>> = {
  bg: names(colors),
  text: [...names(colors, fontSize), ...OF_TEXT],
  font: names(fontWeight, fontFamily),
  border: [...names(colors), ...STYLES, ...SIDES],
  divide: [...names(colors), 'y', 'x'],
  outline: [...names(colors), 'offset', ...STYLES],
  accent: names(colors),
  fill: [...names(colors), 'none'],
  stroke: [...names(colors), 'none'],
  decoration: names(colors),
  rounded: names(borderRadius),
  shadow: names(boxShadow),
};

/** Variants, the family, and what follows: `sm:max-lg:hover:bg-well`, `-outline-offset-2`, `rounded-tl-lg`. */
const CLASS =
  /(?<=[\s"'`])(?:[\w[\]()=&>*.-]+:)*-?(bg|text|font|border|divide|outline|accent|fill|stroke|decoration|rounded|shadow)-([\w[\]#.-]+)(?=[\s"'`/])/g;

/** Sizes are in words of the scale, so a part that is a number or in brackets of pixels is not a token's to name. */
const isNamed = (family: string, value: string): boolean => {
  const rest = family === 'rounded' || family === 'border' ? value.replace(/^(?:[tblrxy]|tl|tr|bl|br)-/, '') : value;
  if (family === 'font' && value.startsWith('[')) return false;
  return /^\d+$/.test(rest) || /^(?:offset|spacing|[xy])-\d+$/.test(rest) || (VOCABULARY[family] ?? []).includes(rest);
};

const unknownClasses = (text: string): string[] =>
  [...text.matchAll(CLASS)].filter(([, family = '', value = '']) => !isNamed(family, value)).map(([found]) => found);

test('a name that is no token is found, wherever it stands', () => {
  expect(
    unknownClasses(`<p className="sm:hover:bg-red-500 text-2xl max-sm:rounded-[2px] border-t-grey font-bold">`),
  ).toEqual(['sm:hover:bg-red-500', 'text-2xl', 'max-sm:rounded-[2px]', 'border-t-grey', 'font-bold']);
  expect(
    unknownClasses(
      `<p className="border border-2 md:border-b-2 rounded-tl-lg bg-well -outline-offset-2 text-xs text-right">`,
    ),
  ).toEqual([]);
});

test('every colour, size, weight, radius and shadow that the panel names is a token', () => {
  const files = globSync('{app,components}/**/*.{ts,tsx}', { cwd: root });
  expect(files.length).toBeGreaterThan(100);
  const unknown = files.flatMap((file) =>
    unknownClasses(readFileSync(path.join(root, file), 'utf8')).map((name) => `${file}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test('where there is no value, `NoValue` stands, and no dash of somebody’s own', () => {
  const ofTheirOwn = globSync('{app,components}/**/*.tsx', { cwd: root })
    .filter((file) => path.basename(file) !== 'NoValue.tsx')
    .filter((file) => /[?:] '-'|(['"`>]|>\s*)[–—](['"`<]|\s*<)/.test(readFileSync(path.join(root, file), 'utf8')));
  expect(ofTheirOwn).toEqual([]);
});
