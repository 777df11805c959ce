'use client';

import { useTranslations } from 'use-intl';
import { findRefusal } from '@/lib/domain/http2sms/refusal';
import type { TroubleAnswer } from '@/lib/schemas/overview';
import { useRefusalLabel } from '../forms/use-refusal-label';
import { refusedPage } from '../ui/refused-page';
import { useFormat } from '../ui/use-format';
import { TopList, TopRow } from './TopList';

type Refused = TroubleAnswer['refused'];
type Props = { serviceName: string; refused: Refused | undefined };

/** With which login requests were refused most, and why: the answer's code, and the reader's words. */
export function RefusedPanel({ serviceName, refused }: Props) {
  const t = useTranslations('overview.lists');
  const format = useFormat();
  const labelOf = useRefusalLabel();
  const whose = ({ login, hasApiUser }: Refused[number]) => {
    if (hasApiUser) return login;
    return login === '' ? t('noLogin') : t('unknownLogin', { login });
  };
  return (
    <TopList
      title={t('refused')}
      note={t('lastDays')}
      more={{ href: refusedPage(serviceName), words: t('allRefused') }}
      empty={refused?.length === 0 ? t('noneRefused') : null}
    >
      {refused?.map((one) => (
        <TopRow
          key={`${one.login} ${one.refusal}`}
          href={refusedPage(serviceName, { of: one.login, reason: one.refusal })}
          before={
            <span className="rounded-sm bg-idle-soft px-1.5 font-mono text-2xs">
              {findRefusal(one.refusal)?.status ?? '?'}
            </span>
          }
          title={labelOf(one.refusal)}
          note={whose(one)}
          figure={format.count(one.count)}
        />
      ))}
    </TopList>
  );
}
