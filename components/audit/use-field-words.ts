'use client';

import { type Messages, useMessages, useTranslations } from 'use-intl';
import { isMoment } from '../ui/format';
import { useFormat } from '../ui/use-format';

const AMOUNTS = ['quota', 'quotaLeft', 'alertThreshold', 'credits'];

/** Numbers that name something rather than count. */
const NAMES = ['deliveryId', 'messageId', 'message', 'reply', 'keyId'];

/** Fields whose values are words of ours; every other text is told as it is. */
const WORDS = ['role', 'notification', 'replyAction', 'decision'];

/** Tells the name of one field; one that is no longer written is told as it was. */
export function useFieldWords(): (name: string) => string {
  const t = useTranslations('audit');
  const { fields } = useMessages().audit;
  const isKnown = (name: string): name is keyof Messages['audit']['fields'] => Object.hasOwn(fields, name);
  return (name) => t('field', { name: isKnown(name) ? t(`fields.${name}`) : name });
}

/** Tells the value of one field. */
export function useValueWords(timeZone: string): (name: string, value: unknown) => string {
  const t = useTranslations('audit');
  const format = useFormat();
  const { values } = useMessages().audit;
  const isKnown = (value: string): value is keyof Messages['audit']['values'] => Object.hasOwn(values, value);
  const showNumber = (name: string, value: number): string => {
    if (AMOUNTS.includes(name)) return format.exactCredits(value);
    return NAMES.includes(name) ? String(value) : format.count(value);
  };
  const showText = (name: string, value: string): string => {
    if (isMoment(value)) return format.dateTime(value, timeZone);
    return WORDS.includes(name) && isKnown(value) ? t(`values.${value}`) : value;
  };
  return (name, value) => {
    if (value === null || value === undefined || value === '') return t('nothing');
    if (typeof value === 'number') return showNumber(name, value);
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (Array.isArray(value)) return value.length === 0 ? t('nothing') : value.join(', ');
    return showText(name, String(value));
  };
}
