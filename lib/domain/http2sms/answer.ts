/**
 * The four answer formats of http2sms, byte for byte as in OVHcloud's guide "Send SMS messages with a URL - http2sms",
 * except that XML and HTML escape what the guide's samples print raw.
 */
import { type Credits, formatCredits } from '../credits';
import { HTTP2SMS_REFUSALS, type Http2smsRefusal } from './refusal';

/** The first is what is answered when none is asked for. */
export const CONTENT_TYPES = [
  'text/plain',
  'text/html',
  'text/xml',
  'application/xml',
  'text/json',
  'application/json',
] as const;
export type Http2smsContentType = (typeof CONTENT_TYPES)[number];

export type SentAnswer = {
  readonly creditsLeft: Credits;
  /** Ids of one send follow each other. */
  readonly messageIds: { readonly first: number; readonly count: number };
};

/** The asked type, or null when it is none of the six; absent means text/plain. */
export function parseContentType(text: string): Http2smsContentType | null {
  const wanted = text === '' ? CONTENT_TYPES[0] : text.trim().toLowerCase();
  return CONTENT_TYPES.find((type) => type === wanted) ?? null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeMarkup = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const reason = (refusal: Http2smsRefusal, helpUrl: string) =>
  `${HTTP2SMS_REFUSALS[refusal].text}. For more informations : ${helpUrl}`;

const HTML_OPEN = [
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">',
  '<HTML>',
  '<HEAD>',
  '<meta http-equiv="Content-Type" content="text/html; charset=utf-8" >',
  '<title>HTTP2SMS</title>',
  '</HEAD>',
  '<BODY>',
  '',
].join('\n');
const HTML_CLOSE = ['', '</BODY>', '</HTML>', ''].join('\n');
const XML_OPEN = '<?xml version="1.0" encoding="UTF-8" ?><response>';
const XML_CLOSE = '</response>';

type Format = {
  /** What comes before the ids of a send, each of them, what stands between two, and what comes after. */
  readonly sent: {
    readonly open: (creditLeft: string) => string;
    readonly id: (id: number) => string;
    readonly between: string;
    readonly close: string;
  };
  readonly refused: (refusal: Http2smsRefusal, helpUrl: string) => string;
};

const plain: Format = {
  sent: { open: (creditLeft) => `OK\n${creditLeft}\n`, id: String, between: '\n', close: '\n' },
  refused: (refusal, helpUrl) => `KO\n${reason(refusal, helpUrl)}\n`,
};

const json: Format = {
  sent: {
    open: (creditLeft) => `{"status":100,"creditLeft":"${creditLeft}","SmsIds":[`,
    id: (id) => `"${id}"`,
    between: ',',
    close: ']}',
  },
  refused: (refusal, helpUrl) =>
    JSON.stringify({ status: HTTP2SMS_REFUSALS[refusal].status, message: reason(refusal, helpUrl) }),
};

const xml: Format = {
  sent: {
    open: (creditLeft) => `${XML_OPEN}<status>100</status><creditLeft>${creditLeft}</creditLeft><smsIds>`,
    id: (id) => `<smsId>${id}</smsId>`,
    between: '',
    close: `</smsIds>${XML_CLOSE}`,
  },
  refused: (refusal, helpUrl) =>
    `${XML_OPEN}<status>${HTTP2SMS_REFUSALS[refusal].status}</status><message>${escapeMarkup(
      reason(refusal, helpUrl),
    )}</message>${XML_CLOSE}`,
};

const html: Format = {
  sent: {
    open: (creditLeft) => `${HTML_OPEN}OK<br>\n${creditLeft}<br>\n`,
    id: (id) => `${id}<br>`,
    between: '\n',
    close: HTML_CLOSE,
  },
  refused: (refusal, helpUrl) => `${HTML_OPEN}KO<br>${escapeMarkup(reason(refusal, helpUrl))}<br>${HTML_CLOSE}`,
};

const FORMATS: Readonly<Record<Http2smsContentType, Format>> = {
  'text/xml': xml,
  'application/xml': xml,
  'text/json': json,
  'application/json': json,
  'text/plain': plain,
  'text/html': html,
};

/** Ids written as one piece: a millisecond's worth. */
const IDS_A_PIECE = 2_000;

/** The answer to a send, in pieces that together are the body; each is made quickly. */
export function* formatSent(
  { creditsLeft, messageIds }: SentAnswer,
  contentType: Http2smsContentType,
): Generator<string> {
  const { open, id, between, close } = FORMATS[contentType].sent;
  yield open(formatCredits(creditsLeft));
  const { first, count } = messageIds;
  for (let from = 0; from < count; from += IDS_A_PIECE) {
    const ids = Array.from({ length: Math.min(IDS_A_PIECE, count - from) }, (_, index) => id(first + from + index));
    yield (from === 0 ? '' : between) + ids.join(between);
  }
  yield close;
}

/** The body of a refusal. */
export const formatRefusal = (refusal: Http2smsRefusal, helpUrl: string, contentType: Http2smsContentType): string =>
  FORMATS[contentType].refused(refusal, helpUrl);
