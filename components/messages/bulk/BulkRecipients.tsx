'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { BulkPreviewRow, KeptBulkRow } from '@/lib/schemas/sent-bulk';
import { Fact } from '../../ui/Fact';
import { WarningNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { type Column, Table } from '../../ui/Table';
import { useFormat } from '../../ui/use-format';
import { CreditsCell } from '../CreditsCell';
import { refusedOf } from '../scheduled/waiting';
import { TextCell } from '../TextCell';

type Props = { send: KeptBulkRow; preview: BulkPreviewRow };
type Recipient = BulkPreviewRow['first'][number];

/** To whom a send goes that waits: how many numbers of which country, and the first of them. */
export function BulkRecipients({ send: { messageCount, texts }, preview }: Props) {
  const { counted, refused, countries, first } = preview;
  const t = useTranslations('bulk');
  const format = useFormat();
  const scheduled = useTranslations('scheduled');
  const names = new Intl.DisplayNames([useLocale()], { type: 'region' });
  return (
    <>
      <Panel title={t('countries')}>
        {refused > 0 && (
          <div className="p-3">
            <WarningNotice>
              {scheduled('sendRefused', refusedOf({ messageCount, lookedAt: counted, refused }))}
            </WarningNotice>
          </div>
        )}
        <dl className="divide-y divide-line">
          {countries.map(({ country, callingCode, sent }) => (
            <Fact
              key={country ?? callingCode}
              name={country === null ? `+${callingCode}` : (names.of(country) ?? country)}
            >
              <span className="tabular-nums">{t('numbers', { count: sent })}</span>
            </Fact>
          ))}
        </dl>
        {counted < messageCount && (
          <p className="border-t border-line px-4 py-2 text-2xs text-muted">
            {t('ofFirst', { count: counted, all: format.count(messageCount) })}
          </p>
        )}
      </Panel>
      {first.length > 0 && <FirstRecipients first={first} hasOwnTexts={texts.length === 0} />}
    </>
  );
}

function FirstRecipients({ first, hasOwnTexts }: { first: readonly Recipient[]; hasOwnTexts: boolean }) {
  const t = useTranslations('bulk');
  const words = useTranslations('messages');
  const format = useFormat();
  const columns: readonly Column<Recipient>[] = [
    { name: 'recipient', head: words('recipient'), isTitle: true, cell: ({ groupedRecipient }) => groupedRecipient },
    {
      name: 'text',
      head: words('text'),
      share: 'small',
      onPhone: 'foot',
      cell: ({ text }) => <TextCell text={text} />,
    },
    {
      name: 'segments',
      head: words('segments'),
      numeric: true,
      onPhone: 'hidden',
      cell: ({ segmentCount }) => format.count(segmentCount),
    },
    {
      name: 'credits',
      head: words('credits'),
      numeric: true,
      onPhone: 'aside',
      cell: ({ credits }) => <CreditsCell hundredths={credits} />,
    },
  ];
  const shown = columns.filter(({ name }) => hasOwnTexts || name !== 'text');
  return (
    <Panel title={t('firstRecipients')}>
      <div className="relative sm:max-lg:overflow-x-auto">
        <Table columns={shown} rows={first} keyOf={({ recipient }) => recipient} />
      </div>
    </Panel>
  );
}
