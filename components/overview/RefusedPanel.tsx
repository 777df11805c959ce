'use client';

import { useTranslations } from 'use-intl';
import { findRefusal } from '@/lib/domain/http2sms/refusal';
import type { TroubleAnswer } from '@/lib/schemas/overview';
import { apiUserPage } from '../ui/api-user-page';
import { useFormat } from '../ui/use-format';
import { TopList, TopRow } from './TopList';

type Props = { serviceName: string; refused: TroubleAnswer['refused'] | undefined };

/** Why requests of which API user were refused most. */
export function RefusedPanel({ serviceName, refused }: Props) {
  const t = useTranslations('overview.lists');
  const format = useFormat();
  return (
    <TopList title={t('refused')} note={t('lastDays')} empty={refused?.length === 0 ? t('noneRefused') : null}>
      {refused?.map(({ login, refusal, count }) => (
        <TopRow
          key={`${login} ${refusal}`}
          href={apiUserPage(serviceName, login)}
          before={
            <span className="rounded-sm bg-idle-soft px-1.5 font-mono text-2xs">
              {findRefusal(refusal)?.status ?? '?'}
            </span>
          }
          title={findRefusal(refusal)?.text ?? refusal}
          note={login}
          figure={format.count(count)}
        />
      ))}
    </TopList>
  );
}
