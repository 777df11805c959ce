import { describe, expect, test } from 'vitest';
import { CONTENT_TYPES, formatRefusal, formatSent } from './answer';
import { readAnswer } from './read-answer';
import { HTTP2SMS_REFUSALS, REFUSAL_NAMES, refusalOf } from './refusal';

describe.each(CONTENT_TYPES)('%s', (contentType) => {
  test.each([1, 3, 2_500])('tells the ids of %i messages and the credit', (count) => {
    const body = [...formatSent({ creditsLeft: 10_050, messageIds: { first: 42, count } }, contentType)].join('');
    const messageIds = Array.from({ length: count }, (_, index) => 42 + index);
    expect(readAnswer(body)).toEqual({ kind: 'sent', creditLeft: '100.50', messageIds });
  });

  test('tells why it was refused, without the address of the guide', () => {
    for (const refusal of REFUSAL_NAMES) {
      const body = formatRefusal(refusal, 'https://sms.example/docs/http2sms?a=1&b=2', contentType);
      expect(readAnswer(body)).toEqual({ kind: 'refused', reason: HTTP2SMS_REFUSALS[refusal].text });
      expect(refusalOf(HTTP2SMS_REFUSALS[refusal].text)).toBe(refusal);
    }
  });
});

test('a page of a proxy is no answer of http2sms', () => {
  for (const body of ['', '<html><body>502 Bad Gateway</body></html>', '{"error":1}', '<?xml version="1.0"?><x/>']) {
    expect(readAnswer(body)).toBeNull();
  }
});
