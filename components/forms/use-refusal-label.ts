import { useTranslations } from 'use-intl';
import { isNamedInSmpp, isRefusalReason, type RefusalWay } from '@/lib/domain/api-user/refused-request';

/**
 * Why a request was refused, in the reader's language and by the names of the way that it came; a reason of another
 * version as it is stored.
 */
export function useRefusalLabel(): (refusal: string, way?: RefusalWay | null) => string {
  const t = useTranslations('refused');
  return (refusal, way) => {
    if (!isRefusalReason(refusal)) return refusal;
    return way === 'smpp' && isNamedInSmpp(refusal) ? t(`smppReasons.${refusal}`) : t(`reasons.${refusal}`);
  };
}
