import { useTranslations } from 'use-intl';
import { isRefusal } from '@/lib/domain/http2sms/refusal';

/** Why a request was refused, in the reader's language; a reason of another version as it is stored. */
export function useRefusalLabel(): (refusal: string) => string {
  const t = useTranslations('refused');
  return (refusal) => (isRefusal(refusal) ? t(`reasons.${refusal}`) : refusal);
}
