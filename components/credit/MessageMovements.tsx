'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { useTimeZone } from '../layout/use-time-zone';
import { Panel } from '../ui/Panel';
import { TextLink } from '../ui/TextLink';
import { MovementsTable } from './MovementsTable';

/** What the ledger says of one message. */
export function MessageMovements({ serviceName, id }: { serviceName: string; id: number }) {
  const t = useTranslations('credit');
  const titles = useTranslations('titles');
  const { data } = useResource(RESOURCES.message, serviceName, { id });
  const timeZone = useTimeZone(serviceName);
  if (!data) return null;
  return (
    <Panel
      title={t('ofMessage')}
      more={<TextLink href={`/telecom/sms/${serviceName}/credit`}>{titles('credit')}</TextLink>}
    >
      {data.movements.length === 0 ? (
        <p className="px-4 py-5 text-muted">{t('noneOfMessage')}</p>
      ) : (
        <div className="relative overflow-x-auto">
          <MovementsTable serviceName={serviceName} movements={data.movements} timeZone={timeZone} isOnMessage />
        </div>
      )}
    </Panel>
  );
}
