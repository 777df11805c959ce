/** docs/api.md lists every route as the table has it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROUTES } from '../routes/routes';
import { FAULTS } from '../table/faults';
import { NOT_OFFERED } from '../table/not-offered';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/api.md'), 'utf8');

/** The cells of each row below a heading, the table's head left out. */
const rowsBelow = (heading: string) =>
  (page.split(/\n(?=## )/).find((part) => part.startsWith(`## ${heading}\n`)) ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );

const ABSENT = 'Not offered here: ';

test('every route, and what it does, that it is not offered, or that it is ours', () => {
  const rows = ROUTES.map(({ method, path: address, summary, isHere, isOurs }) => [
    ...[method, `\`${address}\``],
    isHere === false ? `– ${summary.slice(ABSENT.length).replace(/;.*/, '')}` : `${isOurs ? '+ ' : ''}${summary}`,
  ]);
  expect(rowsBelow('Every route')).toEqual(rows);
});

test('what is not offered, and what to do instead', () => {
  const code = (text: string) =>
    text.replaceAll(/(GET|POST|PUT) \/[^\s,]+|…\/\w+|\breceivers\w*\b|\biamTags\b/g, '`$&`');
  const rows = Object.values(NOT_OFFERED).map(({ what, instead }) => [code(what), code(instead)]);
  expect(rowsBelow('What is not offered')).toEqual(rows);
});

test('every status that a refusal has', () => {
  const statuses = new Set(Object.values(FAULTS).map(({ status }) => String(status)));
  const told = rowsBelow('Errors').map(([status]) => status);
  expect(told).toEqual([...statuses].filter((status) => status !== '405').toSorted());
});
