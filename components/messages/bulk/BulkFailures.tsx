'use client';

import { useTranslations } from 'use-intl';
import type { KeptBulkRow } from '@/lib/schemas/sent-bulk';
import { Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { TextLink } from '../../ui/TextLink';
import { StatusName } from '../StatusName';

type Props = { serviceName: string; send: KeptBulkRow };

const LINE = 'flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5';

/** Why messages of a bulk send failed, and how many for each reason; each count leads to these messages, where there are any. */
export function BulkFailures({ serviceName, send: { id, failures, unwritableCount } }: Props) {
  const t = useTranslations('bulk');
  if (failures.length === 0 && unwritableCount === 0) return null;
  return (
    <Panel title={t('failures')}>
      <ul className="divide-y divide-line">
        {failures.map(({ state, ptt, count }) => (
          <li key={`${state} ${ptt}`} className={LINE}>
            <StatusName state={state} ptt={ptt} />
            <span className="tabular-nums max-sm:basis-full max-sm:pl-6">
              <TextLink href={`/telecom/sms/${serviceName}/messages?send=${id}&state=${state}&ptt=${ptt}`}>
                {t('messages', { count })}
              </TextLink>
            </span>
          </li>
        ))}
        {unwritableCount > 0 && (
          <li className={LINE}>
            <Status signal="bad">{t('unwritable')}</Status>
            <span className="tabular-nums max-sm:basis-full max-sm:pl-6">
              {t('messages', { count: unwritableCount })}
            </span>
          </li>
        )}
      </ul>
    </Panel>
  );
}
