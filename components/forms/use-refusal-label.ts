import { useTranslations } from 'use-intl';
import { isNamedInSmpp, type RefusalWay } from '@/lib/domain/api-user/refused-request';
import { isRefusal } from '@/lib/domain/http2sms/refusal';

/**
 * Why a request was refused, in the reader's language and by the names of the way that it came; a reason of another
 * version as it is stored.
 */
export function useRefusalLabel(): (refusal: string, way?: RefusalWay | null) => string {
  const t = useTranslations('refused');
  return (refusal, way) => {
    if (!isRefusal(refusal)) return refusal;
    return way === 'smpp' && isNamedInSmpp(refusal) ? t(`smppReasons.${refusal}`) : t(`reasons.${refusal}`);
  };
}
