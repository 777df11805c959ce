import { expect, test } from 'vitest';
import { RESOURCES } from '@/lib/queries/resources';
import { READS } from './reads';

test('each resource is answered under its own name', () => {
  expect(Object.entries(READS).map(([name, { resource }]) => [name, resource])).toEqual(Object.entries(RESOURCES));
});
