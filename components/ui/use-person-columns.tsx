'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Breakable } from './Breakable';
import type { Column } from './Table';

type Person = { readonly email: string };

/** Columns that tables of people have alike, on one account as on the whole instance. */
export function usePersonColumns() {
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
    twoFactor: <Row,>(hasIt: (row: Row) => boolean): Column<Row> => ({
      name: 'twoFactor',
      head: t('twoFactor'),
      cell: (row) => t(hasIt(row) ? 'on' : 'off'),
    }),
  };
}
