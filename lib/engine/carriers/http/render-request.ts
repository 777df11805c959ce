/** A message as the request that a provider's API wants: whatever the message says, it says no more than a value. */
import type { BodyTemplate, Json, NumberFormat, RequestTemplate } from '@/lib/domain/carrier/http/http-api';
import { type Fillings, fill, isNumber, isSent } from '@/lib/domain/carrier/http/placeholders';
import type { OutboundMessage } from '@/lib/domain/delivery/outbound-message';
import type { OutgoingRequest } from '../requests/create-caller';

export type RequestSetup = {
  readonly request: RequestTemplate;
  /** What its user filled in; it stands in addresses as it is. */
  readonly values: Fillings;
  readonly username: string;
  readonly password: string;
  readonly token: string;
  /** Our address for what it tells later. */
  readonly receipts: string;
};

const PREFIXES: Readonly<Record<NumberFormat, string>> = { plus: '+', digits: '', zeros: '00' };

/** Some servers refuse whoever does not say. */
const WHOEVER_ASKS = { 'user-agent': 'Chappe', accept: '*/*' } as const;

/** What a message is without any class. */
const NO_CLASS = 1;

/** A sender is a name, a short number, or a number with its plus. */
const writtenSender = (sender: string, numbers: NumberFormat) =>
  /^\+\d+$/.test(sender) ? PREFIXES[numbers] + sender.slice(1) : sender;

function fillingsOf(message: OutboundMessage, setup: RequestSetup): Fillings {
  const { numbers, codings } = setup.request;
  return {
    ...setup.values,
    username: setup.username,
    password: setup.password,
    token: setup.token,
    receipts: setup.receipts,
    to: PREFIXES[numbers] + message.recipient,
    sender: writtenSender(message.sender, numbers),
    text: wellFormed(message.text),
    id: String(message.id),
    coding: codings[message.encoding],
    class: message.smsClass === NO_CLASS ? '' : String(message.smsClass),
  };
}

/** Throws if the address is none. */
export function renderRequest(message: OutboundMessage, setup: RequestSetup): OutgoingRequest {
  const { method, url, query, headers, body } = setup.request;
  const fillings = fillingsOf(message, setup);
  const inUrl = (text: string, name: string) =>
    Object.hasOwn(setup.values, name) ? text : encodeURIComponent(wellFormed(text));
  const address = new URL(fill(url, fillings, inUrl));
  for (const [name, value] of fieldsOf(query, fillings)) address.searchParams.append(name, value);
  const written = writeBody(body, fillings);
  return {
    url: address,
    method,
    headers: {
      ...WHOEVER_ASKS,
      ...(written.type === '' ? {} : { 'content-type': written.type }),
      ...authorisationOf(setup),
      ...Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), fill(value, fillings, inHeader)]),
      ),
    },
    body: written.body,
  };
}

const asIs = (text: string) => text;

const fieldsOf = (templates: Readonly<Record<string, string>>, fillings: Fillings): [string, string][] =>
  Object.entries(templates).flatMap(([name, template]) =>
    isSent(template, fillings) ? [[name, fill(template, fillings, asIs)]] : [],
  );

export const basicOf = (username: string, password: string): string =>
  Buffer.from(`${username}:${password}`, 'utf8').toString('base64');

function authorisationOf({ request, username, password, token }: RequestSetup): Record<string, string> {
  if (request.authorisation === 'basic') {
    return { authorization: `Basic ${basicOf(username, password)}` };
  }
  return request.authorisation === 'bearer' ? { authorization: `Bearer ${inHeader(token)}` } : {};
}

function writeBody(template: BodyTemplate, fillings: Fillings): { readonly type: string; readonly body: string } {
  switch (template.kind) {
    case 'none':
      return { type: '', body: '' };
    case 'form':
      return {
        type: 'application/x-www-form-urlencoded',
        body: new URLSearchParams(fieldsOf(template.fields, fillings)).toString(),
      };
    case 'json':
      return { type: 'application/json', body: JSON.stringify(writeJson(template.json, fillings)) };
    case 'xml':
      return { type: 'application/xml; charset=utf-8', body: fill(template.xml, fillings, inXml) };
  }
}

/** Values stand in its texts alone, after it was read: they cannot change its shape. */
function writeJson(template: Json, fillings: Fillings): Json {
  if (typeof template === 'string') return writeJsonText(template, fillings);
  if (typeof template !== 'object' || template === null) return template;
  if (isList(template)) return template.map((item) => writeJson(item, fillings));
  return Object.fromEntries(
    Object.entries(template)
      .filter(([, value]) => typeof value !== 'string' || isSent(value, fillings))
      .map(([name, value]) => [name, writeJson(value, fillings)]),
  );
}

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);

function writeJsonText(template: string, fillings: Fillings): Json {
  const text = fill(template, fillings, asIs);
  return isNumber(template) && /^\d{1,15}$/.test(text) ? Number(text) : text;
}

/** A header has one line of Latin-1. */
const inHeader = (text: string): string => text.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Half of a surrogate pair is no character. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Cs}/gu, '\ufffd');

/** What XML 1.0 has no way to write is told as a character that stands for such. */
const inXml = (text: string): string =>
  wellFormed(text)
    .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, (character) => (/[\t\n\r\x7f-\x9f]/.test(character) ? character : '\ufffd'))
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
