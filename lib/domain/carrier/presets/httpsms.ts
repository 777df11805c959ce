import { NO_CODINGS, PLAIN_OK, type Preset } from './preset';

/** An Android phone behind httpsms.com, or behind a server of one's own that runs it. It is named by its number. */
export const HTTPSMS: Preset = {
  title: 'httpSMS',
  asks: [
    { name: 'server', otherwise: 'https://api.httpsms.com', example: 'https://sms.example.com' },
    { name: 'number', otherwise: null, example: '+33612345678' },
  ],
  credentials: { token: 'API key' },
  api: {
    request: {
      method: 'POST',
      url: '{{server}}/v1/messages/send',
      query: {},
      headers: { 'x-api-key': '{{token}}' },
      authorisation: 'none',
      body: {
        kind: 'json',
        json: { from: '{{number}}', to: '{{to}}', content: '{{text}}', request_id: '{{id}}' },
      },
      numbers: 'plus',
      codings: NO_CODINGS,
    },
    answer: {
      id: { in: 'json', at: '/data/id' },
      statuses: {},
      // What is wrong with the number, if anything is.
      code: { in: 'json', at: '/data/to/0' },
      codes: { '*': 'number' },
      words: { in: 'json', at: '/message' },
    },
    receipts: {
      when: {
        at: '/type',
        is: ['message.phone.sent', 'message.phone.delivered', 'message.send.failed', 'message.send.expired'],
      },
      list: null,
      id: ['/data/id', '/data/message_id'],
      // The phone is asked again after an expiry that is not final.
      status: ['/type', '/data/is_final'],
      states: {
        'message.phone.sent': 'waiting',
        'message.phone.delivered': 'delivered',
        'message.send.failed': 'failed',
        'message.send.expired true': 'expired',
        'message.send.expired false': 'waiting',
      },
      reason: [],
      reasons: {},
      words: ['/data/error_message', '/type'],
    },
    incoming: {
      when: { at: '/type', is: ['message.phone.received'] },
      list: null,
      id: ['/data/message_id'],
      from: ['/data/contact'],
      to: ['/data/owner'],
      toOtherwise: '{{number}}',
      text: ['/data/content'],
      segment: null,
    },
    acknowledgement: PLAIN_OK,
  },
};
