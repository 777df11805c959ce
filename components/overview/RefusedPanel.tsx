'use client';

import { useTranslations } from 'use-intl';
import { findRefusal } from '@/lib/domain/http2sms/refusal';
import { guidesPath, refusalAnchor } from '@/lib/schemas/guide';
import type { TroubleAnswer } from '@/lib/schemas/overview';
import { useRefusalLabel } from '../forms/use-refusal-label';
import { refusedPage } from '../ui/refused-page';
import { TextLink } from '../ui/TextLink';
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
          title={labelOf(one.refusal)}
          note={whose(one)}
          beside={<Code serviceName={serviceName} refusal={one.refusal} />}
          figure={format.count(one.count)}
        />
      ))}
    </TopList>
  );
}

type CodeProps = { serviceName: string; refusal: Refused[number]['refusal'] };

/** The answer's code, explained in the guide; a refusal of another version has none. */
function Code({ serviceName, refusal }: CodeProps) {
  const t = useTranslations('apiUserDetails');
  const known = findRefusal(refusal);
  return (
    known && (
      <TextLink href={`${guidesPath(serviceName, 'http2sms')}#${refusalAnchor(refusal)}`}>
        {t('code', { code: String(known.status) })}
      </TextLink>
    )
  );
}
