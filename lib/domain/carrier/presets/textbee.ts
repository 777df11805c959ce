import { NO_CODINGS, PLAIN_OK, type Preset } from './preset';

/** An Android phone behind textbee.dev, or behind a server of one's own that runs it. */
export const TEXTBEE: Preset = {
  title: 'textbee',
  asks: [
    { name: 'server', otherwise: 'https://api.textbee.dev/api/v1', example: 'https://sms.example.com/api/v1' },
    { name: 'device', otherwise: null, example: '65f0000000000000000000aa' },
    { name: 'number', otherwise: '', example: '+33612345678' },
  ],
  credentials: { token: 'API key' },
  api: {
    request: {
      method: 'POST',
      url: '{{server}}/gateway/devices/{{device}}/send-sms',
      query: {},
      headers: { 'x-api-key': '{{token}}' },
      authorisation: 'none',
      body: { kind: 'json', json: { recipients: ['{{to}}'], message: '{{text}}' } },
      numbers: 'plus',
      codings: NO_CODINGS,
    },
    answer: {
      // Of its batch, which is of this one message.
      id: { in: 'json', at: '/data/smsBatchId' },
      statuses: {},
      code: { in: 'json', at: '/error' },
      codes: {
        'Device does not exist or is not enabled': 'address',
        'Message cannot be blank': 'text',
        'Invalid recipients': 'number',
      },
      words: { in: 'json', at: '/error' },
    },
    receipts: {
      when: {
        at: '/webhookEvent',
        is: ['MESSAGE_SENT', 'MESSAGE_DELIVERED', 'MESSAGE_FAILED', 'UNKNOWN_STATE'],
      },
      list: null,
      id: ['/smsBatchId'],
      status: ['/webhookEvent'],
      states: { message_sent: 'waiting', message_delivered: 'delivered', message_failed: 'failed' },
      reason: [],
      reasons: {},
      words: ['/errorMessage', '/errorCode', '/status'],
    },
    incoming: {
      when: { at: '/webhookEvent', is: ['MESSAGE_RECEIVED'] },
      list: null,
      id: ['/smsId'],
      from: ['/sender'],
      to: [],
      toOtherwise: '{{number}}',
      text: ['/message'],
      segment: null,
    },
    acknowledgement: PLAIN_OK,
  },
};
