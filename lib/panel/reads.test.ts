import { expect, test } from 'vitest';
import { INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { RESOURCES } from '@/lib/queries/resources';
import { INSTANCE_READS } from './instance-reads';
import { READS } from './reads';

test.each([
  ['each resource', READS, RESOURCES],
  ['each resource of the instance', INSTANCE_READS, INSTANCE_RESOURCES],
] as const)('%s is answered under its own name', (_, reads, resources) => {
  expect(Object.entries(reads).map(([name, { resource }]) => [name, resource])).toEqual(Object.entries(resources));
});
