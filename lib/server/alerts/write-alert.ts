import { createTranslator } from 'use-intl/core';
import type { AlertTopic, AlertWords, WriteAlert } from '@/lib/domain/alerts/alert-topic';
import { type Credits, ONE_CREDIT } from '@/lib/domain/credits';
import { formatInZone } from '@/lib/domain/time/zoned-time';
import { MESSAGES } from '@/messages';
import { isLocale, LOCALES, type Locale } from '@/messages/locale';

/** Puts what an alert is about into the words of a language; English for whoever's nobody knows. */
export const writeAlert: WriteAlert = (topic, channel, language) => {
  const locale = language !== null && isLocale(language) ? language : LOCALES[0];
  return channel === 'sms' ? { subject: '', body: smsIn(locale, topic) } : mailIn(locale, topic);
};

const textsIn = (locale: Locale) => createTranslator({ locale, messages: MESSAGES[locale], namespace: 'alertTexts' });

type Channel = Parameters<WriteAlert>[1];

/** In an SMS not grouped: some languages do that by a space that none of one segment could carry. */
const creditsIn = (locale: Locale, credits: Credits, channel: Channel): string =>
  new Intl.NumberFormat(locale, {
    useGrouping: channel === 'mail',
    minimumFractionDigits: credits % 100 === 0 ? 0 : 2,
  }).format(credits / 100);

function factsIn(locale: Locale, topic: Topic<'low-credit'>, channel: Channel) {
  const { login, serviceName, remaining, threshold, creditsLeft } = topic;
  return {
    user: login ?? serviceName,
    remaining: creditsIn(locale, remaining, channel),
    count: remaining / ONE_CREDIT,
    threshold: creditsIn(locale, threshold, channel),
    creditsLeft: creditsIn(locale, creditsLeft, channel),
    accountCount: creditsLeft / ONE_CREDIT,
  };
}

function smsIn(locale: Locale, topic: AlertTopic): string {
  if (topic.kind !== 'low-credit') throw new Error(`An SMS tells of low credit alone, not of ${topic.kind}.`);
  return textsIn(locale)('lowCredit.sms', factsIn(locale, topic, 'sms'));
}

type Topic<Kind extends AlertTopic['kind']> = Extract<AlertTopic, { kind: Kind }>;

/** About a carrier, or about all of them. */
type OfOne = Topic<'carrier-down' | 'carrier-back' | 'certificate-ends'>;
type OfAll = Topic<'none-enabled' | 'enabled-again'>;

const isOfOne = (topic: AlertTopic) =>
  topic.kind === 'carrier-down' || topic.kind === 'carrier-back' || topic.kind === 'certificate-ends';
const isOfAll = (topic: AlertTopic) => topic.kind === 'none-enabled' || topic.kind === 'enabled-again';

function mailIn(locale: Locale, topic: AlertTopic): AlertWords {
  if (isOfAll(topic)) return enabledIn(locale, topic);
  if (isOfOne(topic)) return ofCarrierIn(locale, topic);
  switch (topic.kind) {
    case 'low-credit':
      return lowCreditIn(locale, topic);
    case 'given-back':
      return givenBackIn(locale, topic);
    case 'switched-off':
    case 'daily-backup-failed':
      return failureIn(locale, topic);
    case 'wrong-codes':
    case 'sign-in-reset':
    case 'instance-owner':
      return ownAccessIn(locale, topic);
    case 'replies':
      return repliesIn(locale, topic);
  }
}

/** What people wrote stands as it is, and never as words of ours. */
function repliesIn(locale: Locale, { serviceName, timeZone, replies, more }: Topic<'replies'>): AlertWords {
  const t = textsIn(locale);
  const count = replies.length + more;
  const told = replies.map(({ msisdn, recipient, text, at }) => {
    const head = t('replies.one', { number: `+${msisdn}`, recipient, time: timeOf({ at, timeZone }) });
    return `${head}\n${text}`;
  });
  const body = [
    t('replies.intro', { count, serviceName }),
    ...told,
    ...(more > 0 ? [t('replies.more', { more })] : []),
  ];
  return { subject: t('replies.subject', { count, serviceName }), body: [...body, t('replies.where')].join('\n\n') };
}

function lowCreditIn(locale: Locale, topic: Topic<'low-credit'>): AlertWords {
  const t = textsIn(locale);
  const facts = factsIn(locale, topic, 'mail');
  const body = topic.login === null ? t('lowCredit.ofAccount', facts) : t('lowCredit.ofApiUser', facts);
  return { subject: t('lowCredit.subject', facts), body };
}

const timeOf = ({ at, timeZone }: { readonly at: string; readonly timeZone: string }) =>
  formatInZone(new Date(at), timeZone);

function givenBackIn(locale: Locale, topic: Topic<'given-back'>): AlertWords {
  const t = textsIn(locale);
  const { login, serviceName, credits } = topic;
  const amount = { count: credits / ONE_CREDIT, credits: creditsIn(locale, credits, 'mail') };
  const facts = { time: timeOf(topic), serviceName, ...amount };
  const body = login === null ? t('givenBack.ofAccount', facts) : t('givenBack.ofApiUser', { ...facts, login });
  return { subject: t('givenBack.subject', { sender: login ?? serviceName }), body };
}

function failureIn(locale: Locale, topic: Topic<'switched-off' | 'daily-backup-failed'>): AlertWords {
  const t = textsIn(locale);
  const time = timeOf(topic);
  if (topic.kind === 'daily-backup-failed') {
    const { nextAt, timeZone } = topic;
    const body = nextAt
      ? t('dailyBackup.body', { time, next: timeOf({ at: nextAt, timeZone }) })
      : t('dailyBackup.bodyOfLast', { time });
    return { subject: t('dailyBackup.subject'), body };
  }
  const { login, serviceName, callbackUrl } = topic;
  const body = t('switchedOff.body', { login, serviceName, time, callbackUrl });
  return { subject: t('switchedOff.subject', { login }), body };
}

function ofCarrierIn(locale: Locale, topic: OfOne): AlertWords {
  const t = textsIn(locale);
  const { carrier, timeZone } = topic;
  const time = timeOf(topic);
  if (topic.kind === 'certificate-ends') {
    return topic.isOver
      ? { subject: t('certificateEnded.subject', { carrier }), body: t('certificateEnded.body', { carrier, time }) }
      : { subject: t('certificateEnds.subject', { carrier }), body: t('certificateEnds.body', { carrier, time }) };
  }
  if (topic.kind === 'carrier-down') {
    return { subject: t('carrierDown.subject', { carrier }), body: t('carrierDown.body', { carrier, time }) };
  }
  const since = timeOf({ at: topic.downSince, timeZone });
  return { subject: t('carrierBack.subject', { carrier }), body: t('carrierBack.body', { carrier, time, since }) };
}

function enabledIn(locale: Locale, topic: OfAll): AlertWords {
  const t = textsIn(locale);
  const time = timeOf(topic);
  if (topic.kind === 'none-enabled')
    return { subject: t('noneEnabled.subject'), body: t('noneEnabled.body', { time }) };
  const since = timeOf({ at: topic.waitedSince, timeZone: topic.timeZone });
  return { subject: t('enabledAgain.subject'), body: t('enabledAgain.body', { time, since }) };
}

function ownAccessIn(locale: Locale, topic: Topic<'wrong-codes' | 'sign-in-reset' | 'instance-owner'>): AlertWords {
  const t = textsIn(locale);
  const time = timeOf(topic);
  if (topic.kind === 'wrong-codes') {
    return { subject: t('wrongCodes.subject'), body: t('wrongCodes.body', { time, address: topic.clientIp }) };
  }
  const facts = { time, by: topic.by ?? t('somebody') };
  if (topic.kind === 'sign-in-reset') {
    return { subject: t('signInReset.subject'), body: t('signInReset.body', facts) };
  }
  return topic.isInstanceOwner
    ? { subject: t('instanceOwner.made'), body: t('instanceOwner.madeBy', facts) }
    : { subject: t('instanceOwner.unmade'), body: t('instanceOwner.unmadeBy', facts) };
}
