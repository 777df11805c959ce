/**
 * The four answer formats of http2sms, byte for byte as in OVHcloud's guide "Send SMS messages with a URL - http2sms",
 * except that XML and HTML escape what the guide's samples print raw.
 */
import { type Credits, formatCredits } from '../credits';
import { HTTP2SMS_REFUSALS, type Http2smsRefusal } from './refusal';

const CONTENT_TYPES = [
  'text/xml',
  'application/xml',
  'text/json',
  'application/json',
  'text/plain',
  'text/html',
] as const;
export type Http2smsContentType = (typeof CONTENT_TYPES)[number];

export type Http2smsAnswer =
  | { readonly sent: true; readonly creditsLeft: Credits; readonly messageIds: readonly string[] }
  | { readonly sent: false; readonly refusal: Http2smsRefusal; readonly helpUrl: string };

/** The asked type, or null when it is none of the six; absent means text/plain. */
export function parseContentType(text: string): Http2smsContentType | null {
  const wanted = text === '' ? 'text/plain' : text.trim().toLowerCase();
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

function plain(answer: Http2smsAnswer): string {
  const lines = answer.sent
    ? ['OK', formatCredits(answer.creditsLeft), ...answer.messageIds]
    : ['KO', reason(answer.refusal, answer.helpUrl)];
  return `${lines.join('\n')}\n`;
}

function json(answer: Http2smsAnswer): string {
  return answer.sent
    ? JSON.stringify({
        status: 100,
        creditLeft: formatCredits(answer.creditsLeft),
        SmsIds: answer.messageIds,
      })
    : JSON.stringify({
        status: HTTP2SMS_REFUSALS[answer.refusal].status,
        message: reason(answer.refusal, answer.helpUrl),
      });
}

function xml(answer: Http2smsAnswer): string {
  const inside = answer.sent
    ? `<status>100</status><creditLeft>${formatCredits(answer.creditsLeft)}</creditLeft><smsIds>${answer.messageIds
        .map((id) => `<smsId>${id}</smsId>`)
        .join('')}</smsIds>`
    : `<status>${HTTP2SMS_REFUSALS[answer.refusal].status}</status><message>${escapeMarkup(
        reason(answer.refusal, answer.helpUrl),
      )}</message>`;
  return `<?xml version="1.0" encoding="UTF-8" ?><response>${inside}</response>`;
}

function html(answer: Http2smsAnswer): string {
  const body = answer.sent
    ? ['OK', formatCredits(answer.creditsLeft), ...answer.messageIds].map((line) => `${line}<br>`).join('\n')
    : `KO<br>${escapeMarkup(reason(answer.refusal, answer.helpUrl))}<br>`;
  return [
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">',
    '<HTML>',
    '<HEAD>',
    '<meta http-equiv="Content-Type" content="text/html; charset=utf-8" >',
    '<title>HTTP2SMS</title>',
    '</HEAD>',
    '<BODY>',
    body,
    '</BODY>',
    '</HTML>',
    '',
  ].join('\n');
}

const FORMATS: Readonly<Record<Http2smsContentType, (answer: Http2smsAnswer) => string>> = {
  'text/xml': xml,
  'application/xml': xml,
  'text/json': json,
  'application/json': json,
  'text/plain': plain,
  'text/html': html,
};

/** The body of an answer in the asked content type. */
export function formatAnswer(answer: Http2smsAnswer, contentType: Http2smsContentType): string {
  return FORMATS[contentType](answer);
}
