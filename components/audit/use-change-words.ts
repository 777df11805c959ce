'use client';

import { useTranslations } from 'use-intl';
import { subjectOf } from '@/lib/domain/authorisation/audit-entry';
import { AUDITED, type Audited } from '@/lib/domain/authorisation/audited';
import { INSTANCE_AUDITED, type InstanceAudited } from '@/lib/domain/authorisation/instance-audited';
import type { AuditRow } from '@/lib/schemas/audit';

type Told = Audited | InstanceAudited;

/** Changes that go either way, by the field that says which: their title says it instead. */
const EITHER_WAY = {
  'account.disable': 'disabled',
  'carrier.disable': 'disabled',
  'api-user.disable': 'disabled',
  'panel-user.change-instance-owner': 'instanceOwner',
} as const satisfies Partial<Record<Told, string>>;

type EitherWay = keyof typeof EITHER_WAY;

const isAudited = (action: string): action is Told =>
  [...AUDITED, ...INSTANCE_AUDITED].some((audited) => audited === action);
const isEitherWay = (action: string): action is EitherWay => Object.hasOwn(EITHER_WAY, action);

export type ChangeWords = {
  readonly title: string;
  /** On whom, or on what; empty: on the account. */
  readonly subject: string;
  /** Those that title and subject have not told. */
  readonly fields: readonly string[];
};

/** Tells what a change was, on whom, and which of its fields are still to be told. */
export function useChangeWords(): (entry: AuditRow) => ChangeWords {
  const t = useTranslations('audit');
  return (entry) => {
    const { action, before, after } = entry;
    const subject = subjectOf(entry);
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const field = isEitherWay(action) ? EITHER_WAY[action] : undefined;
    const is = field && after[field];
    if (isEitherWay(action) && typeof is === 'boolean') {
      const title = t(`eitherWay.${action}`, { way: is ? 'on' : 'off' });
      return { title, subject, fields: names.filter((name) => name !== field) };
    }
    const title = isAudited(action) ? t(`actions.${action}`) : action;
    // Those of a sender once told it among them.
    return { title, subject, fields: action.startsWith('sender.') ? names.filter((name) => name !== 'sender') : names };
  };
}
