'use client';

import { useTranslations } from 'use-intl';
import { findRefusal } from '@/lib/domain/http2sms/refusal';
import { guidesPath, refusalAnchor } from '@/lib/schemas/guide';
import type { TroubleAnswer } from '@/lib/schemas/overview';
import { useRefusalLabel } from '../forms/use-refusal-label';
import { refusedPage } from '../ui/refused-page';
import { TextLink } from '../ui/TextLink';
import { TopList, TopRow } from './TopList';

type Refused = TroubleAnswer['refused'];
type Props = { serviceName: string; refused: Refused | undefined };

/** With which login requests were refused most, and why: the answer's code, and the reader's words. */
export function RefusedPanel({ serviceName, refused }: Props) {
  const t = useTranslations('overview.lists');
  const labelOf = useRefusalLabel();
  const words = useTranslations('apiUserDetails');
  /** The answer's code, explained in the guide; a refusal of another version has none. */
  const codeOf = (refusal: Refused[number]['refusal']) => {
    const known = findRefusal(refusal);
    if (!known) return undefined;
    return (
      <TextLink href={`${guidesPath(serviceName, 'http2sms')}#${refusalAnchor(refusal)}`}>
        {words('code', { code: String(known.status) })}
      </TextLink>
    );
  };
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
          noteLink={codeOf(one.refusal)}
          figure={t('requests', { count: one.count })}
        />
      ))}
    </TopList>
  );
}
