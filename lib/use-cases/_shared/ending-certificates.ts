import type { Carrier } from '@/lib/domain/carrier/carrier';
import { type EndingCertificate, isEnding } from '@/lib/domain/carrier/certificate';
import { certificateIn } from '@/lib/domain/carrier/tls-settings';
import { endOfCertificates } from '@/lib/platform/crypto/tls-identity';

/** When what a carrier is shown of us by TLS ends; null: it is shown nothing. */
export const certificateEndIn = (settings: object): Date | null => endOfCertificates(certificateIn(settings));

/** Of the carriers that are enabled those whose certificate ends soon or has ended. */
export const endingCertificates = (carriers: readonly Carrier[], now: Date): readonly EndingCertificate[] =>
  carriers.flatMap(({ name, disabledAt, setup }) => {
    const endsAt = disabledAt === null ? certificateEndIn(setup.settings) : null;
    return endsAt !== null && isEnding(endsAt, now) ? [{ carrier: name, endsAt }] : [];
  });
