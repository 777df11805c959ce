import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BodyTemplate, RequestTemplate } from '@/lib/domain/carrier/http/http-api';
import { submissionOf } from '@/lib/testing/submission';
import { type RequestSetup, renderRequest } from './render-request';

const setupOf = (request: Partial<RequestTemplate>, changes: Partial<RequestSetup> = {}): RequestSetup => ({
  request: {
    method: 'POST',
    url: '{{server}}/send/{{id}}',
    query: {},
    headers: {},
    body: { kind: 'none' },
    authorisation: 'none',
    numbers: 'plus',
    codings: { gsm7: 'text', ucs2: 'unicode' },
    ...request,
  },
  values: { server: 'https://api.example/v1', sim: '2', empty: '' },
  username: 'us er',
  password: 'p&ss é',
  token: 'tok',
  receipts: 'https://chappe.example/api/dlr/a/b',
  ...changes,
});

const bodyOf = (body: BodyTemplate, message = {}) => renderRequest(submissionOf(7, message), setupOf({ body })).body;

test.each([
  ['plus', '+33612345678', '+33700000000'],
  ['digits', '33612345678', '33700000000'],
  ['zeros', '0033612345678', '0033700000000'],
] as const)('numbers are written with %s, the sender’s too if it is one', (numbers, to, from) => {
  const setup = setupOf({ numbers, query: { to: '{{to}}', from: '{{sender}}' } });
  const queryOf = (sender: string) =>
    Object.fromEntries(renderRequest(submissionOf(1, { sender }), setup).url.searchParams);
  expect(queryOf('+33700000000')).toEqual({ to, from });
  expect(queryOf('MyShop')).toEqual({ to, from: 'MyShop' });
  expect(queryOf('36180')).toEqual({ to, from: '36180' });
});

test('a form has each field that says something, escaped; a class only of a message that has one', () => {
  const fields = {
    text: '{{text}}',
    type: '{{coding}}',
    class: '{{class}}',
    sim: '{{empty}}',
    back: '{{receipts}}?id={{id}}',
  };
  const form = (message: object) => Object.fromEntries(new URLSearchParams(bodyOf({ kind: 'form', fields }, message)));
  expect(form({ text: 'a&b=c é' })).toEqual({
    text: 'a&b=c é',
    type: 'text',
    back: 'https://chappe.example/api/dlr/a/b?id=7',
  });
  expect(form({ text: 'Ї', encoding: 'ucs2', smsClass: 0 })).toMatchObject({ type: 'unicode', class: '0' });
});

test('JSON has values in its texts, a number where one is asked for, and no field of what was left empty', () => {
  const json = {
    to: ['{{to}}'],
    text: 'Hi: {{text}}',
    sim: '{{number sim}}',
    other: '{{empty}}',
    report: true,
    nested: { id: '{{id}}' },
  };
  expect(JSON.parse(bodyOf({ kind: 'json', json }, { text: '"},{\\' }))).toEqual({
    to: ['+33612345678'],
    text: 'Hi: "},{\\',
    sim: 2,
    report: true,
    nested: { id: '7' },
  });
});

test('XML has values as text and as attributes', () => {
  const xml = '<sms to="{{to}}">{{text}}</sms>';
  expect(bodyOf({ kind: 'xml', xml }, { text: `<b> & "it's"\0` })).toBe(
    '<sms to="+33612345678">&lt;b&gt; &amp; &quot;it&apos;s&quot;\ufffd</sms>',
  );
});

test('who asks is told as the provider wants it, and in no header that it could break', () => {
  const headersOf = (request: Partial<RequestTemplate>) => renderRequest(submissionOf(1), setupOf(request)).headers;
  expect(headersOf({ authorisation: 'basic' })).toEqual({
    accept: '*/*',
    'user-agent': 'Chappe',
    authorization: `Basic ${Buffer.from('us er:p&ss é').toString('base64')}`,
  });
  expect(headersOf({ authorisation: 'bearer' })).toMatchObject({ authorization: 'Bearer tok' });
  const broken = setupOf({ headers: { 'X-Key': '{{token}}', 'User-Agent': 'shop' } }, { token: 'a\r\nb: c' });
  expect(renderRequest(submissionOf(1), broken).headers).toEqual({
    accept: '*/*',
    'user-agent': 'shop',
    'x-key': 'ab: c',
  });
});

test('what stands in the address keeps its place there', () => {
  const { url } = renderRequest(submissionOf(1), setupOf({ url: '{{server}}/of/{{username}}?key={{password}}' }));
  expect(url.href).toBe('https://api.example/v1/of/us%20er?key=p%26ss%20%C3%A9');
});

/** What a person may write, and what a broken client may. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom('"', '\\', '}', ']]>', '<!--', '&amp;', '{{id}}', '\r\n', '\ud800', '\udc00', '\0', '%', '+'),
    )
    .map((parts) => parts.join('')),
);

const shapeOf = (json: unknown): unknown => {
  if (Array.isArray(json)) return json.map(shapeOf);
  if (typeof json !== 'object' || json === null) return typeof json;
  return Object.entries(json).map(([name, value]) => [name, shapeOf(value)]);
};

test('whatever a message says, JSON keeps its shape, a form and a query their fields, and XML its tags', () => {
  const json = { a: '{{text}}', b: ['{{sender}}', 'x{{text}}y'], c: { d: '{{id}}' } };
  const fields = { a: '{{text}}', b: '{{sender}}' };
  const xml = '<a b="{{sender}}">{{text}}</a>';
  const query = { q: '{{text}}' };
  fc.assert(
    fc.property(anyText, anyText, (text, sender) => {
      const message = submissionOf(1, { text, sender });
      const inJson: unknown = JSON.parse(renderRequest(message, setupOf({ body: { kind: 'json', json } })).body);
      expect(shapeOf(inJson)).toEqual(shapeOf(json));
      const form = renderRequest(message, setupOf({ query, body: { kind: 'form', fields } }));
      expect([...new URLSearchParams(form.body).keys()]).toEqual(['a', 'b']);
      expect([...form.url.searchParams.keys()]).toEqual(['q']);
      expect(form.url.origin + form.url.pathname).toBe('https://api.example/v1/send/1');
      const written = renderRequest(message, setupOf({ body: { kind: 'xml', xml } })).body;
      expect(/^<a b="[^"<>]*">[^<>]*<\/a>$/.test(written)).toBe(true);
    }),
  );
});

test('a text comes through as it was, but for half characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(JSON.parse(bodyOf({ kind: 'json', json: { text: '{{text}}' } }, { text }))).toEqual({ text });
      expect(new URLSearchParams(bodyOf({ kind: 'form', fields: { text: '{{text}}' } }, { text })).get('text')).toBe(
        text,
      );
    }),
  );
});
