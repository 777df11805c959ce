import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAULTS } from './faults';

test('docs/api-keys.md names every code by which programs tell refusals apart, with its status', () => {
  const told = readFileSync('docs/api-keys.md', 'utf8').matchAll(/^\| (\d{3}) +\| `(\w+)`/gm);
  const written = new Set([...told].map(([, status, code]) => `${status} ${code}`));
  const codes = Object.values(FAULTS).flatMap((fault) =>
    'errorCode' in fault ? [`${fault.status} ${fault.errorCode}`] : [],
  );
  expect([...written].toSorted()).toEqual([...new Set(codes)].toSorted());
});
