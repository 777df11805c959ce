import { expect, test } from 'vitest';
import { ok } from '@/lib/domain/result';
import { NO_INPUT, openRoute, type RouteMethod, VOID } from '../table/route';
import { createRouteFinder } from './find-route';

const route = (method: RouteMethod, path: string) =>
  openRoute({
    ...{ method, path, summary: '', input: NO_INPUT, output: VOID },
    perform: () => Promise.resolve(ok(null)),
    present: () => null,
  });

const find = createRouteFinder([
  route('GET', '/sms'),
  route('POST', '/sms/estimate'),
  route('GET', '/sms/{serviceName}'),
  route('PUT', '/sms/{serviceName}'),
  route('GET', '/sms/{serviceName}/jobs/{id}'),
]);

const found = (...segments: string[]) => {
  const at = find(segments);
  return (
    at && { methods: [...at.routes.keys()], paths: [...at.routes.values()].map(({ path }) => path), path: at.path }
  );
};

test('a literal goes before a placeholder, whose value is told by its name', () => {
  expect(found('sms')).toEqual({ methods: ['GET'], paths: ['/sms'], path: {} });
  expect(found('sms', 'estimate')).toEqual({ methods: ['POST'], paths: ['/sms/estimate'], path: {} });
  expect(found('sms', 'sms-ab1-1')).toMatchObject({ methods: ['GET', 'PUT'], path: { serviceName: 'sms-ab1-1' } });
  expect(found('sms', 'a', 'jobs', '7')).toMatchObject({ path: { serviceName: 'a', id: '7' } });
});

test.each([[[]], [['SMS']], [['sms', 'a', 'jobs']], [['sms', 'a', 'jobs', '7', 'x']], [['sms', 'estimate', 'x']]])(
  'nothing is at %j',
  (segments) => {
    expect(find(segments)).toBeNull();
  },
);

test('a name that every object has is a value like any other', () => {
  expect(found('sms', '__proto__')).toMatchObject({ path: { serviceName: '__proto__' } });
  expect(found('constructor')).toBeNull();
});

test('a table that says something twice, or a placeholder in two ways, is refused when it is made', () => {
  expect(() => createRouteFinder([route('GET', '/a'), route('GET', '/a')])).toThrow('Two routes for GET /a');
  expect(() => createRouteFinder([route('GET', '/{a}'), route('GET', '/{b}/c')])).toThrow('one placeholder');
});
