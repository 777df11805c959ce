'use client';

import { useId } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { MAX_IP_RULES } from '@/lib/domain/api-user/ip-rules';
import { fault } from '@/lib/schemas/fault';
import { Field } from '../forms/Field';
import { Button } from '../ui/Button';

type Name = `ipRestrictions.${number}`;

const INDEXES = Array.from({ length: MAX_IP_RULES }, (_, index) => index);

/** One entry's fault may lie in another, so all are looked at again when one changes. */
export const restrictionNames: Name[] = INDEXES.map((index): Name => `ipRestrictions.${index}`);

/** The stored addresses as the form's five fields. */
export const restrictionFields = (addresses: readonly string[]): string[] =>
  INDEXES.map((index) => addresses[index] ?? '');

/** The first field that nothing is typed in, or null. */
export function freeRestriction(entries: readonly string[]): Name | null {
  const free = entries.findIndex((entry) => entry.trim() === '');
  return free === -1 ? null : `ipRestrictions.${free}`;
}

/** Where one more address is refused, and how. */
export const LAST_RESTRICTION: Name = `ipRestrictions.${MAX_IP_RULES - 1}`;
export const ALL_TAKEN = { message: fault('ip_all_taken', { most: MAX_IP_RULES }) } as const;

type Props = {
  /** How many of the fields are there to see. */
  shown: number;
  /** The address that this browser comes from, as the server sees it. */
  ownAddress: string;
  errors: { [index: number]: { message?: string } | undefined } | undefined;
  register: (index: number) => UseFormRegisterReturn;
  onAddOwn: () => void;
  autoFocus?: boolean;
  /** What they are about, where nothing around them says it. */
  title?: string;
};

/** The addresses from which http2sms accepts an API user. */
export function RestrictionFields({ shown, ownAddress, errors, register, onAddOwn, autoFocus = false, title }: Props) {
  const t = useTranslations('apiUsers.restrictions');
  const id = useId();
  return (
    <div role={title && 'group'} aria-labelledby={title && id} className="flex flex-col gap-4">
      {title && (
        <p id={id} className="font-medium">
          {title}
        </p>
      )}
      {INDEXES.slice(0, shown).map((index) => (
        <Field
          key={index}
          label={t('entry', { number: index + 1 })}
          autoFocus={autoFocus && index === 0}
          autoComplete="off"
          spellCheck={false}
          placeholder={index === 0 ? t('examples') : ''}
          error={errors?.[index]?.message}
          {...register(index)}
        />
      ))}
      <div>
        <Button onClick={onAddOwn}>{t('addOwn', { address: ownAddress })}</Button>
      </div>
    </div>
  );
}
