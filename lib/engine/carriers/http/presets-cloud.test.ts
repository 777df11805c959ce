/** Each preset against a receiver that does what the provider's public documentation says. */
import { afterEach, describe, expect, test } from 'vitest';
import { type ApiRequest, answerJson } from '@/lib/testing/http-api-peer';
import { startTrial, type Trial } from '@/lib/testing/preset-trial';

let trial: Trial;
afterEach(() => trial.stop());

const formOf = (request: ApiRequest | undefined) => Object.fromEntries(new URLSearchParams(request?.body));
const LONG = { text: 'é'.repeat(200), segmentCount: 2, segments: [1, 2] };
const codesOf = ({ heard }: Trial) => heard.receipts.map(({ rawId, dlrId, ptt }) => [rawId, dlrId, ptt]);

describe('Twilio', () => {
  const SID = 'SM1f0e8ae6ade43cb3c0ce4525424e404f';
  const start = async () => {
    const answer = answerJson(201, {
      sid: SID,
      status: 'queued',
      error_code: null,
      error_message: null,
      num_segments: '1',
    });
    trial = await startTrial('twilio', { username: 'AC0123', password: 'auth-token' }, { answer });
  };

  test('is asked for a message with basic authorisation, by a form', async () => {
    await start();
    expect(await trial.send({ sender: '+33700000000', text: 'a&b' })).toEqual([{ kind: 'accepted', rawId: SID }]);
    const [asked] = trial.peer.asked;
    expect([asked?.method, asked?.url.pathname]).toEqual(['POST', '/2010-04-01/Accounts/AC0123/Messages.json']);
    expect(asked?.headers.authorization).toBe(`Basic ${btoa('AC0123:auth-token')}`);
    expect(formOf(asked)).toEqual({
      To: '+33612345678',
      From: '+33700000000',
      Body: 'a&b',
      StatusCallback: trial.url,
    });
  });

  test.each([
    [400, 21211, { kind: 'refused', ptt: 23 }],
    [400, 21610, { kind: 'refused', ptt: 23 }],
    [400, 21606, { kind: 'refused', ptt: 20 }],
    [400, 21617, { kind: 'refused', ptt: 101 }],
    [400, 21999, { kind: 'later' }],
    [401, 20003, { kind: 'later' }],
    [429, 20429, { kind: 'later' }],
    [500, 20500, { kind: 'unknown' }],
  ])('refuses with HTTP %i and code %i', async (status, code, result) => {
    await start();
    trial.peer.answerWith(
      answerJson(status, { code, message: 'Why', more_info: `https://www.twilio.com/docs/errors/${code}`, status }),
    );
    expect(await trial.send()).toEqual([expect.objectContaining({ ...result, text: `HTTP ${status} ${code} Why` })]);
    expect(trial.state().bound).toBe(status === 400);
  });

  test('tells the status at the address that it was given, and what people send at the same', async () => {
    await start();
    await trial.send();
    const back = formOf(trial.peer.asked[0])['StatusCallback'];
    const status = (MessageStatus: string, more = {}) =>
      trial.tellForm(
        {
          MessageSid: SID,
          SmsSid: SID,
          AccountSid: 'AC0123',
          MessageStatus,
          SmsStatus: MessageStatus,
          From: 'MyShop',
          To: '+33612345678',
          ApiVersion: '2010-04-01',
          ...more,
        },
        back,
      );
    // Anything but TwiML would be sent back to whoever wrote.
    const acknowledged = { status: 200, contentType: 'text/xml; charset=utf-8', body: '<Response/>' };
    expect(await status('sent')).toEqual(acknowledged);
    await status('delivered');
    await status('read');
    await status('undelivered', { ErrorCode: '30005' });
    await status('failed', { ErrorCode: '30099' });
    expect(codesOf(trial)).toEqual([
      [SID, 4, 3],
      [SID, 1, 4],
      [SID, 1, 4],
      [SID, 2, 23],
      [SID, 2, 5],
    ]);
    const incoming = {
      MessageSid: 'SM2',
      SmsMessageSid: 'SM2',
      SmsStatus: 'received',
      From: '+33612345678',
      To: '+33700000000',
      Body: 'STOP',
      NumMedia: '0',
      NumSegments: '1',
    };
    expect(await trial.tellForm(incoming)).toEqual(acknowledged);
    expect(trial.heard.incoming).toEqual([
      { carrier: 'one', rawId: 'SM2', msisdn: '33612345678', recipient: '33700000000', text: 'STOP', place: null },
    ]);
  });
});

describe('Vonage', () => {
  const part = (id: string) => ({
    to: '33612345678',
    'message-id': id,
    status: '0',
    'remaining-balance': '3.14',
    'message-price': '0.03',
    network: '20801',
  });
  const start = async () => {
    const answer = answerJson(200, { 'message-count': '2', messages: [part('0A01'), part('0A02')] });
    trial = await startTrial('vonage', { username: 'abcd1234', password: 'abcdef0123456789' }, { answer });
  };

  test('is asked by a form, and has an id for each segment', async () => {
    await start();
    expect(await trial.send({ ...LONG, encoding: 'ucs2', smsClass: 0 })).toEqual([
      { kind: 'accepted', rawId: '0A01' },
      { kind: 'accepted', rawId: '0A02' },
    ]);
    expect(trial.peer.asked[0]?.url.pathname).toBe('/sms/json');
    expect(formOf(trial.peer.asked[0])).toEqual({
      api_key: 'abcd1234',
      api_secret: 'abcdef0123456789',
      from: 'MyShop',
      to: '33612345678',
      text: LONG.text,
      type: 'unicode',
      'message-class': '0',
      'client-ref': '1',
      callback: trial.url,
    });
  });

  test.each([
    ['1', { kind: 'later' }, false],
    ['4', { kind: 'later' }, false],
    ['9', { kind: 'later' }, false],
    ['5', { kind: 'later' }, true],
    ['7', { kind: 'refused', ptt: 23 }, true],
    ['15', { kind: 'refused', ptt: 20 }, true],
    ['12', { kind: 'refused', ptt: 101 }, true],
    ['77', { kind: 'unknown' }, false],
  ])('refuses with HTTP 200 and status %s', async (status, result, bound) => {
    await start();
    trial.peer.answerWith(answerJson(200, { 'message-count': '1', messages: [{ status, 'error-text': 'Why' }] }));
    expect(await trial.send()).toEqual([expect.objectContaining({ ...result, text: `HTTP 200 ${status} Why` })]);
    expect(trial.state().bound).toBe(bound);
  });

  test('may take one segment and not the next: nobody knows then what was sent', async () => {
    await start();
    const messages = [part('0A01'), { status: '9', 'error-text': 'Quota' }];
    trial.peer.answerWith(answerJson(200, { 'message-count': '2', messages }));
    const result = { kind: 'unknown', text: 'HTTP 200 0 9 Quota' };
    expect(await trial.send({ ...LONG, encoding: 'ucs2' })).toEqual([result, result]);
  });

  test('tells what became of each segment, by GET, by a form or in JSON', async () => {
    await start();
    const receipt = {
      msisdn: '33612345678',
      to: 'MyShop',
      'network-code': '20801',
      messageId: '0A01',
      price: '0.03',
      status: 'delivered',
      scts: '2611271200',
      'err-code': '0',
      'api-key': 'abcd1234',
      'message-timestamp': '2026-11-27 12:00:00',
    };
    expect(await trial.tellJson(receipt)).toMatchObject({ status: 200, body: 'OK' });
    await trial.tellForm({ ...receipt, messageId: '0A02', status: 'failed', 'err-code': '6' });
    await trial.tellForm({ ...receipt, messageId: '0A03', status: 'failed', 'err-code': '14' });
    await trial.tellQuery(String(new URLSearchParams({ ...receipt, status: 'rejected', 'err-code': '99' })));
    await trial.tellJson({ ...receipt, status: 'unknown', 'err-code': '1' });
    expect(codesOf(trial)).toEqual([
      ['0A01', 1, 4],
      ['0A02', 2, 28],
      ['0A03', 2, 23],
      ['0A01', 16, 803],
      ['0A01', null, 255],
    ]);
  });

  test('tells what people send, segment by segment', async () => {
    await start();
    const incoming = {
      'api-key': 'abcd1234',
      msisdn: '33612345678',
      to: '33700000000',
      messageId: '0B01',
      text: 'Hel',
      type: 'text',
      keyword: 'HEL',
      'message-timestamp': '2026-11-27 12:00:00',
    };
    await trial.tellJson({ ...incoming, concat: 'true', 'concat-ref': '108', 'concat-total': '2', 'concat-part': '1' });
    await trial.tellForm({ ...incoming, messageId: '0B02', text: 'Été' });
    expect(trial.heard.incoming).toMatchObject([
      { rawId: '0B01', msisdn: '33612345678', text: 'Hel', place: { reference: 108, segment: 1, segmentCount: 2 } },
      { rawId: '0B02', recipient: '33700000000', text: 'Été', place: null },
    ]);
  });
});

describe('Sinch', () => {
  const BATCH = '01FC66621XXXXX119Z8PMV1QPQ';
  const start = async () => {
    const answer = answerJson(201, {
      id: BATCH,
      to: ['33612345678'],
      from: 'MyShop',
      canceled: false,
      body: 'Hello',
      type: 'mt_text',
    });
    trial = await startTrial('sinch', { token: 'api-token' }, { values: { plan: 'plan1' }, answer });
  };

  test('is asked for a batch of one with a bearer’s token, in JSON', async () => {
    await start();
    expect(await trial.send(LONG)).toEqual([
      { kind: 'accepted', rawId: BATCH },
      { kind: 'accepted', rawId: BATCH },
    ]);
    const [asked] = trial.peer.asked;
    expect([asked?.url.pathname, asked?.headers.authorization]).toEqual(['/xms/v1/plan1/batches', 'Bearer api-token']);
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      from: 'MyShop',
      to: ['33612345678'],
      body: LONG.text,
      type: 'mt_text',
      delivery_report: 'per_recipient',
      client_reference: '1',
      callback_url: trial.url,
    });
  });

  test.each([
    [400, { kind: 'later' }, true],
    [401, { kind: 'later' }, false],
    [429, { kind: 'later' }, false],
    [500, { kind: 'unknown' }, false],
  ])('refuses with HTTP %i', async (status, result, bound) => {
    await start();
    trial.peer.answerWith(answerJson(status, { code: 'syntax_invalid_parameter_format', text: 'Why' }));
    expect(await trial.send()).toEqual([expect.objectContaining({ ...result, text: `HTTP ${status} Why` })]);
    expect(trial.state().bound).toBe(bound);
  });

  test('tells what became of it, and what people send', async () => {
    await start();
    const receipt = {
      type: 'recipient_delivery_report_sms',
      batch_id: BATCH,
      recipient: '33612345678',
      code: 0,
      status: 'Delivered',
      at: '2026-11-27T12:00:00.000Z',
    };
    expect(await trial.tellJson({ ...receipt, code: 401, status: 'Dispatched' })).toMatchObject({ status: 200 });
    await trial.tellJson(receipt);
    await trial.tellJson({ ...receipt, code: 404, status: 'Failed' });
    await trial.tellJson({ ...receipt, code: 412, status: 'Aborted' });
    await trial.tellJson({ ...receipt, code: 406, status: 'Expired' });
    expect(codesOf(trial)).toEqual([
      [BATCH, 4, 3],
      [BATCH, 1, 4],
      [BATCH, 2, 24],
      [BATCH, 16, 54],
      [BATCH, 2, 8],
    ]);
    await trial.tellJson({
      type: 'mo_text',
      id: '01FC',
      from: '33612345678',
      to: '12345',
      body: 'Oui',
      received_at: '2026-11-27T12:00:00.000Z',
    });
    expect(trial.heard.incoming).toMatchObject([
      { rawId: '01FC', msisdn: '33612345678', recipient: '12345', text: 'Oui' },
    ]);
  });
});
