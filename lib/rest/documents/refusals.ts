/** By which statuses a route may refuse a call, and all that each of them may say. */
import type { Action } from '@/lib/domain/authorisation/policy';
import { FAULTS } from '../table/faults';
import type { Route } from '../table/route';
import { refusalHeaders } from './headers';
import { fieldsOf, mayBeMissing } from './read-schema';

type Status = (typeof FAULTS)[keyof typeof FAULTS]['status'];

/** What takes credit. */
const SPENDING: ReadonlySet<Action | 'own'> = new Set(['message.send', 'credit.transfer-own']);

/** Whether what it is about may not be there. */
const looksFor = ({ path, input }: Route): boolean =>
  path.includes('{') || fieldsOf(input.query).some(([, field]) => !mayBeMissing(field));

/** What the original takes there, and nothing here would come of. */
const ABSENT_FIELDS: ReadonlySet<string> = new Set(['iamTags', 'receiversDocumentUrl', 'receiversSlotId']);

const namesAbsent = ({ input: { query, body } }: Route): boolean =>
  [...fieldsOf(query), ...fieldsOf(body)].some(([name]) => ABSENT_FIELDS.has(name));

/** A method that a path does not have is no route's refusal. */
export function refusalsOf(route: Route): readonly Status[] {
  const { access, method, isHere } = route;
  const isSigned = access !== 'anyone';
  const changes = access === 'key' && method !== 'GET' && route.action !== 'own' && isHere !== false;
  const refused: readonly (readonly [Status, boolean])[] = [
    [400, true],
    [401, isSigned],
    [402, access === 'key' && SPENDING.has(route.action)],
    [403, isSigned],
    [404, looksFor(route)],
    [409, changes],
    [429, isSigned],
    [501, isHere === false || namesAbsent(route)],
    [503, true],
  ];
  return refused.flatMap(([status, mayBe]) => (mayBe ? status : []));
}

const content = { 'application/json': { schema: { $ref: '#/components/schemas/Fault' } } };

/** As a list in Markdown, which is how OpenAPI describes: `…` stands for what is at fault. */
const saysOf = (status: Status): string =>
  [...new Set(Object.values(FAULTS).flatMap((row) => (row.status === status ? row.message.replace('%s', '…') : [])))]
    .map((message) => `- ${message}`)
    .join('\n');

/** The answers of refusals, by their status; what a route refuses with refers to them. */
export const refusalAnswers = () =>
  Object.fromEntries(
    [...new Set(Object.values(FAULTS).map(({ status }) => status))]
      .toSorted()
      .map((status) => [status, { description: saysOf(status), headers: refusalHeaders(status), content }]),
  );

export const refusalsIn = (route: Route) =>
  Object.fromEntries(refusalsOf(route).map((status) => [status, { $ref: `#/components/responses/${status}` }]));
