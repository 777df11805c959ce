import type { Preset } from './preset';

/** Its smsbox, as sendsms of version 1.4 has it: it answers no id, so receipts name the message by ours. */
export const KANNEL: Preset = {
  title: 'Kannel',
  asks: [{ name: 'server', otherwise: null, example: 'http://127.0.0.1:13013' }],
  credentials: { username: 'username', password: 'password' },
  api: {
    request: {
      method: 'GET',
      url: '{{server}}/cgi-bin/sendsms',
      query: {
        username: '{{username}}',
        password: '{{password}}',
        from: '{{sender}}',
        to: '{{to}}',
        charset: 'UTF-8',
        coding: '{{coding}}',
        mclass: '{{class}}',
        'dlr-mask': '31',
        'dlr-url': '{{receipts}}?id={{id}}&status=%d&words=%A',
        text: '{{text}}',
      },
      headers: {},
      authorisation: 'none',
      body: { kind: 'none' },
      numbers: 'plus',
      codings: { gsm7: '0', ucs2: '2' },
    },
    answer: {
      id: { in: 'own' },
      statuses: { '400': 'refused', '500': 'later' },
      code: { in: 'body' },
      codes: {
        '0: Accepted for delivery*': 'taken',
        '3: Queued for later delivery*': 'taken',
        'Sent.*': 'taken',
        'Authorization failed for sendsms*': 'credentials',
        'Not routable. Do not try again.*': 'number',
        'Temporal failure, try again later.*': 'busy',
      },
      words: { in: 'body' },
    },
    receipts: {
      when: { at: 'status', is: [] },
      list: null,
      id: ['id'],
      status: ['status'],
      states: { '1': 'delivered', '2': 'failed', '4': 'buffered', '8': 'waiting', '16': 'rejected', '34': 'expired' },
      reason: [],
      reasons: {},
      words: ['words', 'status'],
    },
    incoming: {
      when: { at: 'from', is: [] },
      list: null,
      id: ['id'],
      from: ['from'],
      to: ['to'],
      toOtherwise: '',
      text: ['text'],
      segment: null,
    },
    // Anything else would be sent back to whoever wrote.
    acknowledgement: { status: 200, contentType: 'text/plain; charset=utf-8', body: '' },
  },
};
