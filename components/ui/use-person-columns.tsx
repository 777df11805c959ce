'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Breakable } from './Breakable';
import { Moment } from './Moment';
import type { Column } from './Table';

type Person = { readonly email: string };

/** How somebody signs in. */
type SignIn = { readonly twoFactor: boolean; readonly lastSeenAt: string | null };

/** Columns that tables of people have alike, on one account as on the whole instance. */
export function usePersonColumns(timeZone: string) {
  const t = useTranslations('panelUsers');
  return {
    /** `beside`: what stands behind an address, such as a tag. */
    email: <Row extends Person>(beside: (row: Row) => ReactNode = () => null): Column<Row> => ({
      name: 'email',
      head: t('email'),
      isTitle: true,
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-x-2 wrap-anywhere">
          <Breakable>{row.email}</Breakable>
          {beside(row)}
        </span>
      ),
    }),
    name: <Row extends { readonly name: string }>(): Column<Row> => ({
      name: 'name',
      head: t('name'),
      priority: 3,
      cell: ({ name }) => name || null,
    }),
    twoFactor: <Row,>(signInOf: (row: Row) => SignIn): Column<Row> => ({
      name: 'twoFactor',
      head: t('twoFactor'),
      cell: (row) => t(signInOf(row).twoFactor ? 'on' : 'off'),
    }),
    lastSeen: <Row,>(signInOf: (row: Row) => SignIn): Column<Row> => ({
      name: 'lastSeen',
      head: t('lastSeen'),
      cell: (row) => {
        const { lastSeenAt } = signInOf(row);
        return lastSeenAt === null ? (
          <span className="text-muted">{t('never')}</span>
        ) : (
          // A session is marked as seen every few minutes: no second of it is true.
          <Moment at={lastSeenAt} timeZone={timeZone} isInSentence />
        );
      },
    }),
  };
}
