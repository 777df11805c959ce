/** Who and what is on the account in the pictures. Amounts in hundredths of a credit. */
import type { Language } from './words';

export const PASSWORD = 'abcd1234';

export type ApiUser = {
  readonly login: string;
  /** Of its callback's URL. */
  readonly path?: string;
  readonly ips?: readonly string[];
  readonly threshold?: number | undefined;
  readonly quota?: number | undefined;
  /** After the bulk send; left out: when it was added. */
  readonly quotaDaysAgo?: number;
  readonly isDisabled?: boolean;
  readonly isSigned?: boolean;
  readonly addedDaysAgo?: number;
};

export const API_USERS: readonly ApiUser[] = [
  { login: 'billing-batch', quota: 0, threshold: 50_000, ips: ['203.0.113.7', '203.0.113.8'], path: '/billing' },
  {
    login: 'crm-production-europe-west-1-read-write',
    quota: 841_200,
    threshold: 100_000,
    path: '/crm/status',
    addedDaysAgo: 12.5,
    quotaDaysAgo: 11.25,
    ips: ['2001:db8::/32'],
  },
  { login: 'crm-staging', quota: 8_840, path: '/crm/staging' },
  { login: 'delivery-slots', path: '/slots?shop=lyon', isSigned: true },
  { login: 'helpdesk', quota: 4_250, quotaDaysAgo: 15.5, threshold: 10_000 },
  { login: 'monitoring', path: '/ops', threshold: 8_000, quota: 9_600 },
  { login: 'old-intranet', isDisabled: true },
  { login: 'webshop-otp', path: '/otp', isSigned: true, addedDaysAgo: 13.75 },
];

type Change = {
  readonly action: string;
  readonly subject: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

export const CHANGES: readonly Change[] = [
  {
    action: 'panel-user.change-role',
    subject: 'jeanne.martin@shop.example',
    before: { role: 'viewer' },
    after: { role: 'operator' },
  },
  { action: 'api-user.add', subject: 'webshop-otp' },
  { action: 'api-user.add', subject: 'crm-production-europe-west-1-read-write' },
  {
    action: 'api-user.change-quota',
    subject: 'crm-production-europe-west-1-read-write',
    before: { quotaActive: false, quotaLeft: 0 },
    after: { quotaActive: true, quotaLeft: 841_200 },
  },
  {
    action: 'api-user.change-callback',
    subject: 'delivery-slots',
    before: { callbackUrl: null },
    after: { callbackUrl: 'https://hooks.shop.example/slots?shop=lyon' },
  },
  {
    action: 'api-user.change-restrictions',
    subject: 'billing-batch',
    before: { ipRestrictions: [] },
    after: { ipRestrictions: ['203.0.113.7', '203.0.113.8'] },
  },
  {
    action: 'sender.change',
    subject: 'Old name',
    before: { enabled: true },
    after: { enabled: false },
  },
  { action: 'api-user.disable', subject: 'old-intranet', before: { disabled: false }, after: { disabled: true } },
  {
    action: 'account.change-retention',
    subject: 'sms-xx11111-1',
    before: { retentionMonths: 24 },
    after: { retentionMonths: 12 },
  },
  { action: 'panel-user.sign-in-failed', subject: 'owner@example.com' },
  { action: 'api-user.change-password', subject: 'webshop-otp' },
  { action: 'panel-user.invite', subject: 'new.colleague@shop.example', after: { role: 'operator' } },
];

type Alert = {
  readonly login: string;
  readonly daysAgo: number;
  readonly channel: 'mail' | 'sms';
  readonly recipient: string;
  readonly subject?: string;
  readonly body: string;
  readonly status: 'sent' | 'failed';
  readonly lastError?: string;
};

/** As they were written, in the language of the account's owner. */
const MAILS = {
  en: (login: string, left: string, limit: string) => ({
    subject: `SMS credit of ${login} is low`,
    body: `The API user ${login} has ${left} credits left, which is below its limit of ${limit}.`,
  }),
  fr: (login: string, left: string, limit: string) => ({
    subject: `Il reste peu de crédits SMS à ${login}`,
    body: `L’utilisateur API ${login} ${left === '0' ? 'n’a plus de crédit' : `n’a plus que ${left.replace('.', ',')} crédits`}, sous sa limite de ${limit}.`,
  }),
} as const satisfies Readonly<Record<Language, unknown>>;

const SMS = {
  en: 'billing-batch: 0 credits left, limit 500',
  fr: 'billing-batch, 0 crédit restant, limite 500',
} as const satisfies Readonly<Record<Language, string>>;

/** Before the one that sending raises. */
export function alertsIn(language: Language): readonly Alert[] {
  const mailAbout = (login: string, left: string, limit: string) =>
    ({ login, channel: 'mail', recipient: 'ops@shop.example', ...MAILS[language](login, left, limit) }) as const;
  return [
    { ...mailAbout('helpdesk', '42.50', '100'), daysAgo: 15.5, status: 'sent' },
    {
      ...mailAbout('billing-batch', '0', '500'),
      daysAgo: 9.25,
      status: 'failed',
      lastError: '550 5.1.1 No such user here',
    },
    {
      login: 'billing-batch',
      daysAgo: 9.25,
      channel: 'sms',
      recipient: '33612345678',
      body: SMS[language],
      status: 'sent',
    },
  ];
}

/** Before its receiver was given up. */
export const EARLIEST = [36.1, 31].map((daysAgo) => ({
  login: 'crm-staging',
  daysAgo,
  from: 'MyShop Pro',
  to: '+33612001190',
  message: 'Test of the staging system',
}));

/** A send to very many, some of which cannot be reached. */
export const BULK = {
  login: 'helpdesk',
  daysAgo: 16,
  from: 'MyShop',
  to: [
    ...['+33600990005', '+33600990009', '+33600990023', '+33600990027'],
    ...Array.from({ length: 236 }, (_, index) => `+336120${String(20_000 + index * 41)}`),
  ].join(),
  message: 'Our help desk moves: from Monday on, call 04 72 00 00 00 or write to help@shop.example.',
  tag: 'move-2026',
};

/** One that was called off before its moment, so that it has no message. */
export const CALLED_OFF = {
  login: 'webshop-otp',
  daysAgo: 9,
  from: 'MyShop',
  to: Array.from({ length: 180 }, (_, index) => `+336120${String(30_000 + index * 43)}`).join(),
  inDays: 4,
  clock: '0900',
  message: 'Closed for stocktaking on Monday. Order online: https://shop.example',
  tag: 'stocktaking',
};

/** What waits for its moment, and when it was sent there. */
export const DEFERRED = [
  {
    login: 'delivery-slots',
    agoMs: 1_150_000,
    from: 'MyShop',
    to: '+33612000731',
    inDays: 5,
    clock: '0815',
    message: 'Your order 48219 arrives today between 10:00 and 12:00.',
  },
  {
    login: 'webshop-otp',
    agoMs: 1_100_000,
    from: 'MyShop Pro',
    to: '+33612001164',
    inDays: 6,
    clock: '0900',
    message: 'Rappel : votre rendez-vous est demain à 9 h 30, 12 rue de la République. Répondez NON pour l’annuler.',
  },
  {
    login: 'webshop-otp',
    agoMs: 1_050_000,
    from: 'MyShop',
    to: Array.from({ length: 240 }, (_, index) => `+336120${String(10_000 + index * 37)}`).join(),
    inDays: 22,
    clock: '1000',
    message: 'Only today: free delivery on everything. https://shop.example/xmas',
  },
  {
    login: 'delivery-slots',
    agoMs: 1_000_000,
    from: 'MyShop',
    to: '+33612345678',
    inDays: 28,
    clock: '0930',
    message: 'Our shop at Bellecour is open until 18:00 today.',
  },
] as const;

/** What is answered by people, of whom one asks for nothing more, and when it was sent to them. */
export const ANSWERED = [
  { agoMs: 900_000, to: '+33600999010' },
  { agoMs: 660_000, to: '+33600999012' },
  { agoMs: 360_000, to: '+33600999011' },
].map((one) => ({
  ...one,
  login: 'delivery-slots',
  from: '+33612345678',
  message: 'Is Thursday at 12:00 fine with you?',
}));
