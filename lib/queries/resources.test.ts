import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { EVENT_KINDS } from '@/lib/domain/events';
import { readQuery } from '@/lib/schemas/list-query';
import { INSTANCE_RESOURCES } from './instance-resources';
import { staleKeys } from './keys';
import { RESOURCES, type Resource } from './resources';

const SERVICE = 'sms-xx11111-1';
const routes = path.resolve(import.meta.dirname, '../../app/api/panel/[serviceName]');
const routeOf = (resourcePath: string) => path.join(routes, resourcePath, 'route.ts');

test.each(Object.entries(RESOURCES))(
  '%s is answered where it is read, by the route that its path names',
  (name, { path: at }) => {
    const route = routeOf(at);
    expect(existsSync(route) && readFileSync(route, 'utf8')).toContain(`panelRoute(READS.${name})`);
  },
);

test('what the panel reads by no resource is a stream or a file', () => {
  const known = new Set(Object.values(RESOURCES).map((resource) => routeOf(resource.path)));
  const others = readdirSync(routes, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('route.ts') && !known.has(path.join(routes, file)),
  );
  expect(others.toSorted()).toEqual([
    'alerts/export/route.ts',
    'audit/export/route.ts',
    'blacklist/export/route.ts',
    'callbacks/export/route.ts',
    'events/route.ts',
    'messages/export/route.ts',
    'movements/export/route.ts',
    'received/export/route.ts',
    'users/export/route.ts',
  ]);
});

test('whatever the panel reads is read again after some kind of change or from time to time, and each kind makes something stale', () => {
  const stale = staleKeys(SERVICE, new Set(EVENT_KINDS)).map((key) => key.join('/'));
  const covered = ({ path: at }: { path: string }) => stale.some((key) => `${SERVICE}/${at}`.startsWith(key));
  expect(
    Object.values(RESOURCES).filter((resource: Resource) => resource.everyMs === undefined && !covered(resource)),
  ).toEqual([]);
  for (const kind of EVENT_KINDS) expect(staleKeys(SERVICE, new Set([kind]))).not.toEqual([]);
});

test.each(Object.entries(INSTANCE_RESOURCES))(
  '%s of the instance is answered by the route that its path names, and read again from time to time',
  (name, { path: at, everyMs }) => {
    const route = path.join(routes, '../instance', at, 'route.ts');
    expect(existsSync(route) && readFileSync(route, 'utf8')).toContain(`panelRoute(INSTANCE_READS.${name})`);
    expect(everyMs).toBeGreaterThan(0);
  },
);

/** Names that some read takes a text by. */
const TEXTS = ['login', 'of', 'recipient', 'sender', 'text', 'tag', 'subject', 'actor', 'url', 'search', 'host'];

test.each([...Object.values(RESOURCES), ...Object.values(INSTANCE_RESOURCES)])(
  '$path refuses what it does not know, and control characters in what it does',
  ({ query }) => {
    for (const name of ['bogus', ...TEXTS]) {
      const asked = readQuery<unknown>(query, new URLSearchParams({ [name]: 'a\0b' }));
      expect(asked.ok ? [] : asked.error.map((fault) => fault.name)).toContain(name);
    }
  },
);

test('what several kinds make stale is read once', () => {
  expect(staleKeys(SERVICE, new Set(['api-users', 'credits', 'audit'] as const))).toHaveLength(10);
});

test('the sums of credit movements are read again after what people do, and not with every message', () => {
  const isStaleAfter = (kind: (typeof EVENT_KINDS)[number]) =>
    staleKeys(SERVICE, new Set([kind])).some((key) => key.join('/') === `${SERVICE}/${RESOURCES.movementSums.path}`);
  expect(EVENT_KINDS.filter(isStaleAfter)).toEqual(['api-users', 'audit']);
});
