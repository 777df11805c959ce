import { NO_CODINGS, PLAIN_OK, type Preset } from './preset';

/** SMS Gateway for Android (capcom6), in the cloud, on a server of one's own or on the phone itself. */
export const SMSGATE: Preset = {
  title: 'SMSGate',
  asks: [
    { name: 'server', otherwise: 'https://api.sms-gate.app/3rdparty/v1', example: 'http://192.168.1.10:8080' },
    { name: 'device', otherwise: '', example: 'yVULogr4Y1ksRfnos1Dsw' },
    { name: 'sim', otherwise: '', example: '1' },
    { name: 'number', otherwise: '', example: '+33612345678' },
  ],
  credentials: { username: 'Username', password: 'Password' },
  api: {
    request: {
      method: 'POST',
      url: '{{server}}/messages',
      query: {},
      headers: {},
      authorisation: 'basic',
      body: {
        kind: 'json',
        json: {
          textMessage: { text: '{{text}}' },
          phoneNumbers: ['{{to}}'],
          deviceId: '{{device}}',
          simNumber: '{{number sim}}',
          withDeliveryReport: true,
        },
      },
      numbers: 'plus',
      codings: NO_CODINGS,
    },
    answer: {
      id: { in: 'json', at: '/id' },
      statuses: {},
      code: null,
      codes: {},
      words: { in: 'json', at: '/message' },
    },
    receipts: {
      when: { at: '/event', is: ['sms:sent', 'sms:delivered', 'sms:failed', 'sms:cancelled'] },
      list: null,
      id: ['/payload/messageId'],
      status: ['/event'],
      states: {
        'sms:sent': 'waiting',
        'sms:delivered': 'delivered',
        'sms:failed': 'failed',
        'sms:cancelled': 'failed',
      },
      reason: [],
      reasons: {},
      words: ['/payload/reason', '/event'],
    },
    incoming: {
      when: { at: '/event', is: ['sms:received'] },
      list: null,
      // That of the event: the message's is made of its contents, and comes again when somebody says the same again.
      id: ['/id'],
      from: ['/payload/sender', '/payload/phoneNumber'],
      to: ['/payload/recipient'],
      toOtherwise: '{{number}}',
      text: ['/payload/message'],
      segment: null,
    },
    acknowledgement: PLAIN_OK,
  },
};
