import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnswerPlace, type AnswerRules, MEANINGS } from '@/lib/domain/carrier/http/http-api';
import { createJudge } from './judge-answer';

const rules = (changes: Partial<AnswerRules> = {}): AnswerRules => ({
  id: { in: 'json', at: '/data/id' },
  statuses: {},
  code: null,
  codes: {},
  words: { in: 'json', at: 'message' },
  ...changes,
});

const asItIs = (text: string) => text;

const judge = (changes: Partial<AnswerRules>, body: string, status = 200) =>
  createJudge(rules(changes), asItIs)({ status, body }, 42);

const at = (place: AnswerPlace | { readonly in: 'own' }): Partial<AnswerRules> => ({ id: place });

test.each<[string, Partial<AnswerRules>, string, string[]]>([
  ['by a JSON pointer', at({ in: 'json', at: '/data/id' }), '{"data":{"id":"x1"}}', ['x1']],
  ['by names with dots', at({ in: 'json', at: 'messages.0.id' }), '{"messages":[{"id":7}]}', ['7']],
  ['one for each segment', at({ in: 'json', at: '/m/*/id' }), '{"m":[{"id":"a"},{"id":"b"}]}', ['a', 'b']],
  ['that no number holds', at({ in: 'json', at: '/id' }), '{"id":9308878062554710043}', ['9308878062554710043']],
  ['in a name with a slash', at({ in: 'json', at: '/a~1b~0' }), '{"a/b~":"x"}', ['x']],
  ['nowhere in JSON', {}, '{"data":{}}', []],
  [
    'in a tag',
    at({ in: 'xml', at: 'id' }),
    '<?xml version="1.0"?><r><id2>no</id2><ns:id a="b"> x&amp;1 </ns:id></r>',
    ['x&1'],
  ],
  ['in an attribute', at({ in: 'xml', at: 'msg@id' }), `<r><msg other="1" id='x&#x41;'/></r>`, ['xA']],
  ['in CDATA', at({ in: 'xml', at: 'id' }), '<id><![CDATA[a<b]]></id>', ['a<b']],
  ['by a pattern', at({ in: 'pattern', at: 'ID: (\\w+)' }), 'OK\nID: ab12 done', ['ab12']],
  ['by a pattern without a group', at({ in: 'pattern', at: '[0-9a-f]{8}-\\d+' }), 'sent deadbeef-1.', ['deadbeef-1']],
  ['as the whole answer', at({ in: 'body' }), ' abc-1\r\n', ['abc-1']],
  ['as the one that it was given', at({ in: 'own' }), 'whatever', ['42']],
  ['not at all', { id: null }, '', []],
])('it was taken, its id is %s', (_, changes, body, ids) => {
  expect(judge(changes, body)).toEqual({ kind: 'taken', ids });
});

test.each<[string, Partial<AnswerRules>, string]>([
  ['no JSON', {}, '<html>Sign in</html>'],
  ['JSON that is no object', {}, '"OK"'],
  ['another tag', at({ in: 'xml', at: 'id' }), '<r><id-of>1</id-of></r>'],
  ['an unfinished tag', at({ in: 'xml', at: 'id' }), '<r><id>1'],
  ['nothing like the pattern', at({ in: 'pattern', at: 'ID: (\\w+)' }), 'ERR'],
  ['a pattern that is none', at({ in: 'pattern', at: '(' }), 'ID'],
  ['nothing', at({ in: 'body' }), ' '],
])('whatever says yes by HTTP alone, but answers %s, leaves the message in doubt', (_, changes, body) => {
  expect(judge(changes, body)).toMatchObject({ kind: 'unknown' });
});

test.each([
  [400, { kind: 'later', obstacle: null }],
  [401, { kind: 'later', obstacle: 'credentials' }],
  [402, { kind: 'later', obstacle: 'credit' }],
  [403, { kind: 'later', obstacle: 'credentials', unsure: true }],
  [404, { kind: 'later', obstacle: 'address', unsure: true }],
  [405, { kind: 'later', obstacle: 'address' }],
  [409, { kind: 'later', obstacle: null }],
  [410, { kind: 'later', obstacle: 'address', unsure: true }],
  [413, { kind: 'later', obstacle: null }],
  [415, { kind: 'later', obstacle: 'address' }],
  [422, { kind: 'later', obstacle: null }],
  [301, { kind: 'later', obstacle: 'address' }],
  [429, { kind: 'later', obstacle: 'busy' }],
  [503, { kind: 'later', obstacle: 'busy' }],
  [500, { kind: 'unknown' }],
  [504, { kind: 'unknown' }],
  [0, { kind: 'unknown' }],
])('HTTP %i means what it says, unless it is told otherwise', (status, verdict) => {
  expect(judge({}, '{"message":"No"}', status)).toEqual({ ...verdict, text: `HTTP ${status} No` });
  expect(judge({ statuses: { [String(status)]: 'number' } }, '', status)).toMatchObject({ kind: 'refused', ptt: 23 });
});

test('a whole class of statuses can be told, and one of it apart', () => {
  const statuses = { '5xx': 'busy', '507': 'credit' } as const;
  expect(judge({ statuses }, '', 500)).toMatchObject({ obstacle: 'busy' });
  expect(judge({ statuses }, '', 507)).toMatchObject({ obstacle: 'credit' });
  expect(judge({ statuses: { '4xx': 'refused' } }, '', 404)).toMatchObject({ kind: 'refused', ptt: 20 });
  expect(judge({ statuses: { '404': 'address' } }, '', 404)).not.toHaveProperty('unsure');
});

test.each([
  ['number', { kind: 'refused', ptt: 23 }],
  ['sender', { kind: 'refused', ptt: 20 }],
  ['refused', { kind: 'refused', ptt: 20 }],
  ['text', { kind: 'refused', ptt: 101 }],
  ['later', { kind: 'later', obstacle: null }],
  ['busy', { kind: 'later', obstacle: 'busy' }],
  ['unknown', { kind: 'unknown' }],
] as const)('a code means %s, whatever the status', (meaning, verdict) => {
  const changes = { code: { in: 'json', at: '/code' }, codes: { 'E_5*': meaning } } as const;
  for (const status of [200, 400, 500]) {
    expect(judge(changes, '{"code":"e_57","message":"Why\\n not"}', status)).toMatchObject({
      ...verdict,
      text: `HTTP ${status} e_57 Why not`,
    });
  }
});

test('where a code says yes, no answer without it does, and none that failed by HTTP', () => {
  const changes = { code: { in: 'json', at: '/ok' }, codes: { true: 'taken' } } as const;
  expect(judge(changes, '{"ok":true,"data":{"id":"1"}}')).toEqual({ kind: 'taken', ids: ['1'] });
  expect(judge(changes, '{"ok":false,"data":{"id":"1"}}')).toMatchObject({ kind: 'unknown' });
  expect(judge(changes, '{}')).toMatchObject({ kind: 'unknown' });
  expect(judge(changes, '{"ok":true}', 500)).toMatchObject({ kind: 'unknown' });
});

test.each([
  ['["0","0"]', { kind: 'taken' }],
  ['["0","9"]', { kind: 'unknown', text: 'HTTP 200 0 9' }],
  ['["6","0"]', { kind: 'unknown', text: 'HTTP 200 6 0' }],
  ['["0","77"]', { kind: 'unknown', text: 'HTTP 200 0 77' }],
  ['["6","6"]', { kind: 'refused', ptt: 23, text: 'HTTP 200 6' }],
  ['["6","9"]', { kind: 'refused', ptt: 23, text: 'HTTP 200 6 9' }],
  ['["6","77"]', { kind: 'unknown', text: 'HTTP 200 6 77' }],
  ['[]', { kind: 'unknown' }],
])('of a code for each segment, %s, none may say otherwise than that it was taken', (said, verdict) => {
  const codes = { '0': 'taken', '6': 'number', '9': 'credit' } as const;
  expect(judge({ code: { in: 'json', at: '/codes/*' }, codes, id: null }, `{"codes":${said}}`)).toMatchObject(verdict);
});

test('the longest beginning of a code decides', () => {
  const changes = {
    code: { in: 'body' },
    codes: { '*': 'busy', 'ERR*': 'credit', 'ERR 1*': 'number' },
    id: null,
  } as const;
  expect(judge(changes, 'err 12')).toMatchObject({ kind: 'refused', ptt: 23 });
  expect(judge(changes, 'ERR 2')).toMatchObject({ obstacle: 'credit' });
  expect(judge(changes, 'what')).toMatchObject({ obstacle: 'busy' });
});

test('whatever answers, it is judged, in a few words', () => {
  const place = fc.oneof(
    fc.record({ in: fc.constant('json' as const), at: fc.string() }),
    fc.record({ in: fc.constant('xml' as const), at: fc.string() }),
    fc.record({ in: fc.constant('pattern' as const), at: fc.constantFrom('(\\w+)+!', '.*', '[', '(?:)') }),
    fc.constant({ in: 'body' as const }),
  );
  const meanings = fc.dictionary(
    fc.oneof(fc.string(), fc.constantFrom('2xx', '*', '200')),
    fc.constantFrom(...MEANINGS),
  );
  const body = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc
      .array(fc.constantFrom('<', '>', 'a', '/', '&#99999999;', '&#xd800;', '"', '=', ' ', ']]>', '<![CDATA['))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(
      fc.record({
        id: fc.option(place),
        statuses: meanings,
        code: fc.option(place),
        codes: meanings,
        words: fc.option(place),
      }),
      body,
      fc.integer({ min: 0, max: 999 }),
      (any, said, status) => {
        const verdict = createJudge(any, asItIs)({ status, body: said }, 1);
        if (verdict.kind === 'taken') expect(verdict.ids.length).toBeLessThanOrEqual(255);
        else expect(verdict.text.length).toBeLessThanOrEqual(250);
      },
    ),
  );
});

test('deep JSON is read or not, and never breaks anything', () => {
  const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
  expect(['taken', 'unknown']).toContain(judge({}, deep).kind);
});
