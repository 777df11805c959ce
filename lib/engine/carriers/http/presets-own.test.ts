/** Each preset of what people run themselves, a phone or Kannel, against a receiver that does what its public documentation says. */
import { afterEach, describe, expect, test } from 'vitest';
import { type ApiAnswer, type ApiRequest, answerJson } from '@/lib/testing/http-api-peer';
import { startTrial, type Trial } from '@/lib/testing/preset-trial';

let trial: Trial;
afterEach(() => trial.stop());

const jsonOf = (request: ApiRequest | undefined): unknown => JSON.parse(request?.body ?? '');
const codesOf = ({ heard }: Trial) => heard.receipts.map(({ rawId, dlrId, ptt, text }) => [rawId, dlrId, ptt, text]);

const answerText =
  (status: number, text: string): ApiAnswer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end(text);
  };

describe('SMSGate', () => {
  const ID = 'zXDYfTmTVf3iMd16zzdBj';
  const start = async (values: Readonly<Record<string, string>> = {}) => {
    const recipients = [{ phoneNumber: '+33612345678', state: 'Pending' }];
    const answer = answerJson(202, { id: ID, deviceId: 'device1', state: 'Pending', isHashed: false, recipients });
    trial = await startTrial('smsgate', { username: 'user', password: 'password' }, { values, answer });
  };
  const event = (name: string, payload: object) => ({
    deviceId: 'device1',
    event: name,
    id: 'Ey6ECgOkVVFjz3CL48B8C',
    webhookId: 'LreFUt-Z3sSq0JufY9uWB',
    payload,
  });

  test('is asked with basic authorisation, in JSON, for the phone and the SIM that were chosen', async () => {
    await start({ device: 'device1', sim: '2' });
    expect(await trial.send()).toEqual([{ kind: 'accepted', rawId: ID }]);
    const [asked] = trial.peer.asked;
    expect([asked?.url.pathname, asked?.headers.authorization]).toEqual([
      '/messages',
      `Basic ${btoa('user:password')}`,
    ]);
    const request = { textMessage: { text: 'Hello' }, phoneNumbers: ['+33612345678'], withDeliveryReport: true };
    expect(jsonOf(asked)).toEqual({ ...request, deviceId: 'device1', simNumber: 2 });
    await trial.stop();
    await start();
    await trial.send();
    expect(jsonOf(trial.peer.asked[0])).toEqual(request);
  });

  test.each([
    [400, { kind: 'later', text: 'HTTP 400 Why' }, true],
    [401, { kind: 'later' }, false],
    [500, { kind: 'unknown' }, false],
  ])('refuses with HTTP %i', async (status, result, bound) => {
    await start();
    trial.peer.answerWith(answerJson(status, { message: 'Why' }));
    expect(await trial.send()).toEqual([expect.objectContaining(result)]);
    expect(trial.state().bound).toBe(bound);
  });

  test('tells its events, and those that are no news of a message are taken, too', async () => {
    await start({ number: '+33700000000' });
    const sent = { messageId: ID, sender: null, recipient: '+33612345678', simNumber: 1 };
    expect(await trial.tellJson(event('sms:sent', { ...sent, partsCount: 1 }))).toMatchObject({
      status: 200,
      body: 'OK',
    });
    await trial.tellJson(event('sms:delivered', sent));
    await trial.tellJson(event('sms:failed', { ...sent, reason: 'Network error' }));
    expect(await trial.tellJson(event('system:ping', { health: {} }))).toMatchObject({ status: 200 });
    expect(codesOf(trial)).toEqual([
      [ID, 4, 3, 'sms:sent'],
      [ID, 1, 4, 'sms:delivered'],
      [ID, 2, 5, 'Network error'],
    ]);
    const received = { messageId: 'abc', message: 'Stop', sender: '+33612345678', recipient: null, simNumber: 1 };
    await trial.tellJson(event('sms:received', received));
    expect(trial.heard).toMatchObject({
      unreadable: 0,
      incoming: [{ rawId: 'Ey6ECgOkVVFjz3CL48B8C', msisdn: '33612345678', recipient: '33700000000', text: 'Stop' }],
    });
  });
});

describe('textbee', () => {
  const BATCH = '65f0000000000000000000b1';
  const start = async () => {
    const data = { success: true, message: 'SMS added to queue for processing', smsBatchId: BATCH, recipientCount: 1 };
    const values = { device: '65f0000000000000000000aa', number: '+33700000000' };
    trial = await startTrial('textbee', { token: 'api-key' }, { values, answer: answerJson(201, { data }) });
  };

  test('is asked with its key, in JSON', async () => {
    await start();
    expect(await trial.send()).toEqual([{ kind: 'accepted', rawId: BATCH }]);
    const [asked] = trial.peer.asked;
    expect(asked?.url.pathname).toBe('/gateway/devices/65f0000000000000000000aa/send-sms');
    expect(asked?.headers['x-api-key']).toBe('api-key');
    expect(jsonOf(asked)).toEqual({ recipients: ['+33612345678'], message: 'Hello' });
  });

  test('has no id where its server keeps no queue', async () => {
    await start();
    trial.peer.answerWith(answerJson(201, { data: { successCount: 1, failureCount: 0, responses: [] } }));
    expect(await trial.send()).toEqual([{ kind: 'accepted', rawId: null }]);
  });

  test.each([
    [400, 'Invalid recipients', { kind: 'refused', ptt: 23 }, true],
    [400, 'Device does not exist or is not enabled', { kind: 'later' }, false],
    [401, 'Unauthorized', { kind: 'later' }, false],
    [429, 'Too many', { kind: 'later' }, false],
  ])('refuses with HTTP %i, %s', async (status, error, result, bound) => {
    await start();
    trial.peer.answerWith(answerJson(status, { success: false, error }));
    expect(await trial.send()).toEqual([expect.objectContaining({ ...result, text: `HTTP ${status} ${error}` })]);
    expect(trial.state().bound).toBe(bound);
  });

  test('tells what became of a message and what people send', async () => {
    await start();
    const common = { smsId: 's1', message: 'Hello', deviceId: 'd', webhookSubscriptionId: 'w', idempotencyKey: 'k' };
    const sent = { ...common, smsBatchId: BATCH, recipient: '+33612345678' };
    await trial.tellJson({ ...sent, webhookEvent: 'MESSAGE_SENT', status: 'sent' });
    await trial.tellJson({ ...sent, webhookEvent: 'MESSAGE_DELIVERED', status: 'delivered' });
    await trial.tellJson({
      ...sent,
      webhookEvent: 'MESSAGE_FAILED',
      status: 'failed',
      errorCode: '4',
      errorMessage: 'No service',
    });
    await trial.tellJson({ ...sent, webhookEvent: 'UNKNOWN_STATE', status: 'unknown' });
    expect(codesOf(trial)).toEqual([
      [BATCH, 4, 3, 'sent'],
      [BATCH, 1, 4, 'delivered'],
      [BATCH, 2, 5, 'No service'],
      [BATCH, null, 255, 'unknown'],
    ]);
    await trial.tellJson({ ...common, webhookEvent: 'MESSAGE_RECEIVED', sender: '+33612345678', message: 'Oui' });
    expect(trial.heard.incoming).toMatchObject([
      { rawId: 's1', msisdn: '33612345678', recipient: '33700000000', text: 'Oui' },
    ]);
  });
});

describe('httpSMS', () => {
  const ID = '32343a19-da5e-4b1b-a767-3298a73703cb';
  const start = async () => {
    const data = { id: ID, owner: '+33700000000', contact: '+33612345678', content: 'Hello', status: 'pending' };
    const answer = answerJson(200, { status: 'success', message: 'message added to queue', data });
    trial = await startTrial('httpsms', { token: 'api-key' }, { values: { number: '+33700000000' }, answer });
  };
  const event = (type: string, data: object) => ({
    specversion: '1.0',
    id: '1b1b',
    source: '/v1/events',
    type,
    datacontenttype: 'application/json',
    time: '2026-11-27T12:00:00Z',
    data: { owner: '+33700000000', contact: '+33612345678', ...data },
  });

  test('is asked with its key, in JSON, in the name of the phone', async () => {
    await start();
    expect(await trial.send()).toEqual([{ kind: 'accepted', rawId: ID }]);
    const [asked] = trial.peer.asked;
    expect([asked?.url.pathname, asked?.headers['x-api-key']]).toEqual(['/v1/messages/send', 'api-key']);
    expect(jsonOf(asked)).toEqual({ from: '+33700000000', to: '+33612345678', content: 'Hello', request_id: '1' });
  });

  test.each<[number, object, object, boolean]>([
    [422, { to: ['The to field is not a valid number'] }, { kind: 'refused', ptt: 23 }, true],
    [422, { from: ['No phone has that number'] }, { kind: 'later' }, true],
    [401, {}, { kind: 'later' }, false],
    [402, {}, { kind: 'later' }, false],
    [500, {}, { kind: 'unknown' }, false],
  ])('refuses with HTTP %i: %o', async (status, data, result, bound) => {
    await start();
    trial.peer.answerWith(answerJson(status, { status: 'error', message: 'Why', data }));
    expect(await trial.send()).toEqual([expect.objectContaining(result)]);
    expect(trial.state().bound).toBe(bound);
  });

  test('tells its events; an expiry that is not final ends nothing', async () => {
    await start();
    await trial.tellJson(event('message.send.expired', { message_id: ID, is_final: false, send_attempt_count: 1 }));
    await trial.tellJson(event('message.phone.sent', { id: ID, request_id: '1' }));
    await trial.tellJson(event('message.phone.delivered', { id: ID, request_id: '1' }));
    await trial.tellJson(event('message.send.failed', { id: ID, error_message: 'NO_SERVICE' }));
    await trial.tellJson(event('message.send.expired', { message_id: ID, is_final: true, send_attempt_count: 2 }));
    expect(await trial.tellJson(event('phone.heartbeat.offline', {}))).toMatchObject({ status: 200 });
    expect(codesOf(trial)).toEqual([
      [ID, 4, 3, 'message.send.expired'],
      [ID, 4, 3, 'message.phone.sent'],
      [ID, 1, 4, 'message.phone.delivered'],
      [ID, 2, 5, 'NO_SERVICE'],
      [ID, 2, 8, 'message.send.expired'],
    ]);
    await trial.tellJson(event('message.phone.received', { message_id: 'm2', content: 'Oui', attachments: [] }));
    expect(trial.heard.incoming).toMatchObject([
      { rawId: 'm2', msisdn: '33612345678', recipient: '33700000000', text: 'Oui' },
    ]);
  });
});

describe('Kannel', () => {
  const start = async () => {
    const answer = answerText(202, '0: Accepted for delivery');
    trial = await startTrial('kannel', { username: 'tester', password: 'foo&bar' }, { answer });
  };

  test('is asked by GET, and names the message by our id', async () => {
    await start();
    expect(await trial.send({ text: 'Ça & là', encoding: 'ucs2' })).toEqual([{ kind: 'accepted', rawId: '1' }]);
    const [asked] = trial.peer.asked;
    expect([asked?.method, asked?.url.pathname, asked?.body]).toEqual(['GET', '/cgi-bin/sendsms', '']);
    expect(Object.fromEntries(asked?.url.searchParams ?? [])).toEqual({
      username: 'tester',
      password: 'foo&bar',
      from: 'MyShop',
      to: '+33612345678',
      charset: 'UTF-8',
      coding: '2',
      'dlr-mask': '31',
      'dlr-url': `${trial.url}?id=1&status=%d&words=%A`,
      text: 'Ça & là',
    });
  });

  test.each([
    [202, '3: Queued for later delivery', { kind: 'accepted', rawId: '1' }, true],
    [202, 'Sent. Message splits: 2', { kind: 'accepted' }, true],
    [202, 'What nobody documents', { kind: 'unknown' }, false],
    [403, 'Authorization failed for sendsms', { kind: 'later' }, false],
    [403, 'Not routable. Do not try again.', { kind: 'refused', ptt: 23 }, true],
    [503, 'Temporal failure, try again later.', { kind: 'later' }, false],
    [400, 'Missing receiver number, rejected', { kind: 'refused', ptt: 20 }, true],
  ])('answers HTTP %i: %s', async (status, text, result, bound) => {
    await start();
    trial.peer.answerWith(answerText(status, text));
    expect(await trial.send()).toEqual([expect.objectContaining(result)]);
    expect(trial.state().bound).toBe(bound);
  });

  test('fetches the address that it was given, with its values filled in, and reads nothing back', async () => {
    await start();
    await trial.send();
    const back = trial.peer.asked[0]?.url.searchParams.get('dlr-url') ?? '';
    const fetched = async (status: string, words: string) => {
      const filled = back.replace('%d', status).replace('%A', encodeURIComponent(words));
      return trial.tellQuery(new URL(filled).search.slice(1));
    };
    expect(await fetched('8', 'ACK/')).toMatchObject({ status: 200, body: '' });
    await fetched('1', 'id:7 stat:DELIVRD err:000');
    await fetched('2', 'id:7 stat:UNDELIV err:001');
    await fetched('16', 'NACK/0x0b');
    expect(codesOf(trial)).toEqual([
      ['1', 4, 3, 'ACK/'],
      ['1', 1, 4, 'id:7 stat:DELIVRD err:000'],
      ['1', 2, 5, 'id:7 stat:UNDELIV err:001'],
      ['1', 16, 803, 'NACK/0x0b'],
    ]);
    await trial.tellQuery('from=%2B33612345678&to=36180&text=STOP&id=7f3');
    expect(trial.heard.incoming).toMatchObject([
      { rawId: '7f3', msisdn: '33612345678', recipient: '36180', text: 'STOP' },
    ]);
  });
});
