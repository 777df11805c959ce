import { expect, test } from 'vitest';
import { accountBody, planAccountChange } from './plan-account-change';

const TEMPLATES = { emailCustom: false, emailFrom: '', emailSubject: '', emailBody: '', smsCustom: false, smsBody: '' };
const STORED = {
  ...{ description: 'Shop', callbackUrl: null, templates: TEMPLATES },
  ...({
    replyAction: 'none',
    replyUrl: null,
    replyText: '',
    replyEmail: 'shop@example.com',
    stopUrl: 'https://example.com/stop',
  } as const),
};
const MAILED = { media: 'email', sender: '' };
const NOTHING = { description: null, callback: null, replies: null, templates: null };

const plan = (body: object) => planAccountChange(STORED, accountBody.parse(body));

test.each([
  ['nothing', {}, {}],
  ['what nobody sets', { name: 'sms-other-1', creditsLeft: 1_000, iam: null, smpp: true }, {}],
  ['what is so already', { description: 'Shop', callBack: null, stopCallBack: 'https://example.com/stop' }, {}],
  ['a name', { description: 'Store' }, { description: { description: 'Store' } }],
  ['nothing where null is no name', { description: null }, {}],
  ['a URL', { callBack: 'https://example.com/' }, { callback: { callbackUrl: 'https://example.com/' } }],
  [
    'one URL for replies and no other',
    { smsResponse: { responseType: 'cgi', cgiUrl: 'https://example.com/reply' } },
    {
      replies: {
        ...{ replyAction: 'url', replyUrl: 'https://example.com/reply', replyText: '' },
        ...{ stopUrl: 'https://example.com/stop', replyEmail: 'shop@example.com' },
      },
    },
  ],
  [
    'whom replies are mailed to',
    { smsResponse: { trackingOptions: [{ media: 'email', sender: '', target: 'desk@example.com' }] } },
    {
      replies: {
        ...{ replyAction: 'none', replyUrl: null, replyText: '' },
        ...{ stopUrl: 'https://example.com/stop', replyEmail: 'desk@example.com' },
      },
    },
  ],
  [
    'what is answered of what is not offered',
    {
      ...{ automaticRecreditAmount: null, creditThresholdForAutomaticRecredit: 0 },
      smsResponse: { trackingDefaultSmsSender: null },
    },
    {},
  ],
  [
    'no URL for STOP',
    { stopCallBack: null },
    { replies: { replyAction: 'none', replyUrl: null, replyText: '', replyEmail: 'shop@example.com', stopUrl: null } },
  ],
  [
    'the text of an alert by SMS',
    { templates: { customizedSmsMode: true, smsBody: 'Low' } },
    { templates: { ...TEMPLATES, smsCustom: true, smsBody: 'Low' } },
  ],
])('a PUT that says %s', (_, body, change) => {
  expect(plan(body)).toEqual({ ok: true, value: { ...NOTHING, ...change } });
});

test.each([null, []])('trackingOptions %o tells nobody', (trackingOptions) => {
  expect(plan({ smsResponse: { trackingOptions } })).toMatchObject({ value: { replies: { replyEmail: '' } } });
});

test.each(['sms', 'voice'])('nobody is told by %s, and the stored address stays', (media) => {
  const about = '[smsResponse.trackingOptions] replies are reported by email only';
  expect(plan({ smsResponse: { trackingOptions: [{ media, sender: 'SHOP', target: '+33612345678' }] } })).toMatchObject(
    {
      error: { code: 'invalid_parameter', about },
    },
  );
});

test.each([
  [{ description: 'x'.repeat(26) }, '[description] A name has at most 25 characters'],
  [{ callBack: 'ftp://example.com/' }, '[callBack] A URL begins with http:// or https://'],
  [{ smsResponse: { responseType: 'cgi' } }, '[smsResponse.cgiUrl] Enter the URL that each reply calls'],
  [
    { smsResponse: { trackingOptions: [{ ...MAILED, target: 'nobody' }] } },
    '[smsResponse.trackingOptions] Enter an email address',
  ],
  [{ stopCallBack: 'nowhere' }, '[stopCallBack] A URL begins with http:// or https://'],
  [{ automaticRecreditAmount: '100' }, '[automaticRecreditAmount] credit is not bought by itself'],
  [{ creditThresholdForAutomaticRecredit: 10 }, '[creditThresholdForAutomaticRecredit] credit is not bought by itself'],
  [
    { smsResponse: { trackingDefaultSmsSender: 'SHOP' } },
    '[smsResponse.trackingDefaultSmsSender] replies are reported by email only',
  ],
  [
    { smsResponse: { trackingOptions: ['a', 'b'].map((name) => ({ ...MAILED, target: `${name}@example.com` })) } },
    '[smsResponse.trackingOptions] replies are reported to one address only',
  ],
  [{ templates: { customizedSmsMode: true, smsBody: 'x'.repeat(71) } }, '[templates.smsBody] At most 70 characters'],
])('%o is refused with its reason', (body, about) => {
  expect(plan({ callBack: 'https://example.com/', ...body })).toEqual({
    ...{ ok: false, error: { code: 'invalid_parameter', about } },
  });
});
