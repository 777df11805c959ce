/** What is mailed to people, in their language: put into words when it is sent, through a real SMTP server. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { insertAlerts } from '@/lib/db/accounts/alerts';
import { inTransaction } from '@/lib/db/connections/client';
import { plainAlert } from '@/lib/domain/alerts/alert-template';
import type { AlertTopic } from '@/lib/domain/alerts/alert-topic';
import { segmentText } from '@/lib/domain/sms/segmentation';
import { createMailWork } from '@/lib/engine/alerts/mail-work';
import { createLogger } from '@/lib/platform/log/logger';
import { createSmtpTransport } from '@/lib/platform/mail/smtp';
import { type MailReceiver, startMailReceiver } from '@/lib/testing/mail-receiver';
import { takeBy } from '@/lib/testing/take-alerts';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { LOCALES } from '@/messages/locale';
import { writeAlert } from './write-alert';

const WHEN = { at: '2026-11-24T10:00:00.000Z', timeZone: 'Europe/Paris' } as const;
const CREDIT = { serviceName: 'sms-ab12345-1', remaining: 123_450, threshold: 200_000, creditsLeft: 500_000 } as const;

/** Each kind of mail with what its words say in English and in French. */
const MAILS: Readonly<Record<string, readonly [AlertTopic, en: readonly string[], fr: readonly string[]]>> = {
  'low credit of an API user': [
    { kind: 'low-credit', login: 'crm', ...CREDIT },
    ['SMS credit of crm is low', 'has 1,234.50 credits left'],
    ['Il reste peu de crédits SMS à crm', 'n’a plus que 1\u202f234,50 crédits, sous sa limite de 2\u202f000'],
  ],
  'low credit of an account': [
    { kind: 'low-credit', login: null, ...CREDIT },
    ['SMS credit of sms-ab12345-1 is low', 'What quotas hold is not counted'],
    ['Il reste peu de crédits SMS à sms-ab12345-1', 'Ce que contiennent les quotas n’est pas compté'],
  ],
  'a part of a send that was given back': [
    { kind: 'given-back', login: 'crm', serviceName: 'sms-ab12345-1', credits: 1_250, ...WHEN },
    ['Part of a bulk send by crm was not sent', 'Its price of 12.50 credits was refunded'],
    ['Une partie d’un envoi groupé de crm n’a pas été envoyée', 'Son prix de 12,50 crédits a été remboursé'],
  ],
  'the same of the account’s own': [
    { kind: 'given-back', login: null, serviceName: 'sms-ab12345-1', credits: 1_200, ...WHEN },
    ['Part of a bulk send by sms-ab12345-1 was not sent', 'of 2026-11-24 11:00:00 could not be prepared'],
    [
      'Une partie d’un envoi groupé de sms-ab12345-1 n’a pas été envoyée',
      'du 2026-11-24 11:00:00 n’a pas pu être préparée',
    ],
  ],
  'a callback that was switched off': [
    { kind: 'switched-off', login: 'crm', serviceName: 'sms-ab12345-1', callbackUrl: 'https://a.example/{x}', ...WHEN },
    ['Callback of crm switched off', 'https://a.example/{x}'],
    ['Callback de crm désactivé', 'https://a.example/{x}'],
  ],
  'wrong codes': [
    { kind: 'wrong-codes', clientIp: '203.0.113.9', ...WHEN },
    ['Wrong codes for your sign-in', 'somebody at 203.0.113.9 entered your correct password'],
    ['Codes erronés pour votre connexion', 'quelqu’un à l’adresse 203.0.113.9 a saisi votre mot de passe'],
  ],
  'a sign-in that was reset': [
    { kind: 'sign-in-reset', by: null, ...WHEN },
    ['Your sign-in was reset', 'At 2026-11-24 11:00:00 somebody at the server’s command line reset your sign-in'],
    [
      'Votre accès a été réinitialisé',
      'Le 2026-11-24 11:00:00, quelqu’un à la ligne de commande du serveur a réinitialisé votre accès',
    ],
  ],
  'a new instance owner': [
    { kind: 'instance-owner', isInstanceOwner: true, by: 'boss@example.com', ...WHEN },
    ['You are an instance owner', 'boss@example.com made you an instance owner'],
    ['Vous êtes propriétaire de l’instance', 'boss@example.com vous a désigné propriétaire'],
  ],
  'an instance owner no longer': [
    { kind: 'instance-owner', isInstanceOwner: false, by: 'boss@example.com', ...WHEN },
    ['You are no longer an instance owner', 'boss@example.com removed you'],
    ['Vous n’êtes plus propriétaire de l’instance', 'boss@example.com vous a retiré'],
  ],
  'a daily backup that failed': [
    { kind: 'daily-backup-failed', nextAt: '2026-11-25T02:00:00.000Z', ...WHEN },
    [
      'The daily backup failed',
      'The page Backups of the instance says why.',
      'The next one is due at 2026-11-25 03:00:00',
    ],
    ['La sauvegarde quotidienne a échoué', 'dit pourquoi.', 'La prochaine est prévue le 2026-11-25 03:00:00'],
  ],
  'a carrier that is down': [
    { kind: 'carrier-down', carrier: 'ovh', ...WHEN },
    ['The carrier ovh is down', 'has taken no messages since 2026-11-24 11:00:00. Its page'],
    ['L’opérateur ovh est en panne', 'ne prend plus de messages depuis le 2026-11-24 11:00:00'],
  ],
  'a carrier that is back': [
    { kind: 'carrier-back', carrier: 'ovh', downSince: '2026-11-24T09:00:00.000Z', ...WHEN },
    ['The carrier ovh is back', 'Since 2026-11-24 11:00:00', 'It had been down since 2026-11-24 10:00:00.'],
    ['L’opérateur ovh est de retour', 'Depuis le 2026-11-24 11:00:00', 'en panne depuis le 2026-11-24 10:00:00.'],
  ],
  'a client certificate that expires soon': [
    { kind: 'certificate-ends', carrier: 'ovh', isOver: false, ...WHEN },
    ['The client certificate of the carrier ovh expires soon', 'by TLS expires at 2026-11-24 11:00:00.'],
    ['Le certificat client de l’opérateur ovh expire bientôt', 'à l’opérateur ovh expire le 2026-11-24 11:00:00.'],
  ],
  'a client certificate that has expired': [
    { kind: 'certificate-ends', carrier: 'ovh', isOver: true, ...WHEN },
    ['The client certificate of the carrier ovh has expired', 'by TLS expired at 2026-11-24 11:00:00'],
    ['Le certificat client de l’opérateur ovh a expiré', 'a expiré le 2026-11-24 11:00:00'],
  ],
  'that no carrier is enabled': [
    { kind: 'none-enabled', ...WHEN },
    ['No carrier is enabled: messages wait', 'messages have been waiting to be sent since 2026-11-24 11:00:00.'],
    ['Aucun opérateur n’est activé', 'attendent leur envoi depuis le 2026-11-24 11:00:00.'],
  ],
  'that one is enabled again': [
    { kind: 'enabled-again', waitedSince: '2026-11-24T09:00:00.000Z', ...WHEN },
    ['A carrier is enabled again', 'By 2026-11-24 11:00:00', 'waited since 2026-11-24 10:00:00'],
    ['Un opérateur est de nouveau activé', 'Le 2026-11-24 11:00:00', 'depuis le 2026-11-24 10:00:00.'],
  ],
  replies: [
    {
      ...{ kind: 'replies', serviceName: 'sms-xx1-1', timeZone: 'Europe/Paris', more: 2 },
      replies: [
        { msisdn: '33612345678', recipient: '36111', text: 'Oui {count} <b>', at: '2026-11-24T10:00:00.000Z' },
        { msisdn: '33612345679', recipient: 'SHOP', text: 'Non', at: '2026-11-24T10:00:30.000Z' },
      ],
    },
    [
      '4 replies to sms-xx1-1',
      '+33612345678 to 36111, 2026-11-24 11:00:00:',
      'Oui {count} <b>',
      '+33612345679 to SHOP, 2026-11-24 11:00:30:',
      '2 more are under',
    ],
    ['4 réponses à sms-xx1-1', '+33612345678 à 36111, 2026-11-24 11:00:00', 'Oui {count} <b>', '2 autres'],
  ],
  'a daily backup that failed before they were switched off': [
    { kind: 'daily-backup-failed', nextAt: null, ...WHEN },
    ['The daily backup failed', 'Daily backups have been switched off since.'],
    ['La sauvegarde quotidienne a échoué', 'Les sauvegardes quotidiennes ont été désactivées depuis.'],
  ],
};

let panel: TestPanel;
let receiver: MailReceiver;

beforeEach(async () => {
  panel = await createTestPanel();
  receiver = await startMailReceiver();
});

afterEach(async () => {
  await receiver.close();
  await panel.close();
});

const setLanguage = (caller: 'owner' | 'operator', language: string | null) =>
  panel.db.panelUser.update({ where: { id: panel.actors[caller].panelUserId }, data: { language } });

const dependencies = () => ({
  db: panel.db,
  events: { publish: () => undefined },
  log: createLogger('silent'),
  nodeId: NODE_ID,
  now: () => panel.dependencies.now,
  take: takeBy(panel.writer, NODE_ID, panel.dependencies.now),
  write: writeAlert,
});

/** What is mailed to that address about it, as it arrives, and as the log of alerts shows it. */
async function mailed(recipient: string, topic: AlertTopic): Promise<string> {
  const { id } = await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } });
  const { now } = panel.dependencies;
  await inTransaction(panel.db, (tx) => insertAlerts(tx, id, [plainAlert('', recipient, topic)], now));
  const sendMail = createSmtpTransport({ url: receiver.url, from: 'chappe@example.com' });
  expect(await createMailWork(dependencies(), sendMail).doDue(10)).toBe(1);
  const { subject, body } = await panel.db.alert.findFirstOrThrow({ orderBy: { id: 'desc' } });
  const mail = decoded(receiver.mails.at(-1) ?? '');
  expect(mail).toContain(`Subject: ${subject}`);
  for (const line of body.trim().split('\n')) expect(mail).toContain(line);
  return mail;
}

const bytes = (text: string, escape: RegExp) =>
  Buffer.from(
    text.replaceAll(escape, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** A mail as its reader sees it: quoted-printable, as nodemailer writes what is not ASCII. */
function decoded(mail: string): string {
  const [head = '', ...rest] = mail.split('\r\n\r\n');
  const unfolded = head.replaceAll(/\r\n\s+/g, ' ').replaceAll(/\?= =\?/g, '?==?');
  const headers = unfolded
    .replaceAll(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, text: string) =>
      bytes(text.replaceAll('_', ' '), /=([0-9A-F]{2})/g).toString('utf8'),
    )
    .replaceAll(/=\?UTF-8\?B\?(.*?)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString('utf8'));
  const body = rest.join('\r\n\r\n');
  if (/quoted-printable/i.test(head)) {
    return `${headers}\n${bytes(body.replaceAll('=\r\n', ''), /=([0-9A-F]{2})/g).toString('utf8')}`;
  }
  return `${headers}\n${/base64/i.test(head) ? Buffer.from(body, 'base64').toString('utf8') : body}`;
}

describe.each(Object.entries(MAILS))('%s', (_, [topic, en, fr]) => {
  test('is mailed in the language of whoever is told', async () => {
    await setLanguage('owner', 'fr');
    await setLanguage('operator', 'en');
    const [french, english] = [await mailed('owner@example.com', topic), await mailed('operator@example.com', topic)];
    for (const said of fr) expect(french).toContain(said);
    for (const said of en) expect(english).toContain(said);
  });
});

const [RESET, , IN_FRENCH] = MAILS['a sign-in that was reset'] ?? [];

test('whoever has another address than any panel user is told in the language of the account’s owner', async () => {
  await setLanguage('operator', 'en');
  await setLanguage('owner', 'fr');
  if (!RESET) throw new Error('no topic');
  expect(await mailed('ops@elsewhere.example', RESET)).toContain(IN_FRENCH?.[0]);
  expect(await mailed('Operator@Example.com', RESET)).toContain('Your sign-in was reset');
});

test('where nobody ever read the panel, or in a language that is no more, it is English', async () => {
  if (!RESET) throw new Error('no topic');
  expect(await mailed('owner@example.com', RESET)).toContain('Your sign-in was reset');
  await setLanguage('owner', 'tlh');
  expect(await mailed('owner@example.com', RESET)).toContain('Your sign-in was reset');
});

test.each(LOCALES)('in %s, an SMS of low credit fits into one segment of the GSM alphabet', (locale) => {
  const login = 'l'.repeat(40);
  const { subject, body } = writeAlert({ kind: 'low-credit', login, ...CREDIT }, 'sms', locale);
  expect(subject).toBe('');
  expect(segmentText(body)).toMatchObject({ encoding: 'gsm7', segmentCount: 1 });
});

test.each([
  ['en', 0, '0 credits left', 'crm: 0 credits left, limit 2000'],
  ['en', 100, '1 credit left', 'crm: 1 credit left, limit 2000'],
  ['fr', 0, 'n’a plus de crédit, sous', 'crm, 0 crédit restant, limite 2000'],
  ['fr', 150, 'n’a plus que 1,50 crédit, sous', 'crm, 1,50 crédit restant, limite 2000'],
  ['fr', 200, 'n’a plus que 2 crédits, sous', 'crm, 2 crédits restants, limite 2000'],
] as const)('in %s, %s hundredths are as many credits as the language says', (locale, remaining, mail, sms) => {
  const topic = { kind: 'low-credit', login: 'crm', ...CREDIT, remaining } as const;
  expect(writeAlert(topic, 'mail', locale).body).toContain(mail);
  expect(writeAlert(topic, 'sms', locale).body).toBe(sms);
});
