/** What a carrier is shown of us by TLS ends one day: whoever has to get another is told in time. */

const TOLD_BEFORE_MS = 30 * 24 * 3_600_000;

export type EndingCertificate = { readonly carrier: string; readonly endsAt: Date };

/** Whether somebody should look after a certificate: it ends soon, or has ended. */
export const isEnding = (endsAt: Date, now: Date): boolean => endsAt.getTime() - now.getTime() <= TOLD_BEFORE_MS;

export const hasEnded = ({ endsAt }: Pick<EndingCertificate, 'endsAt'>, now: Date): boolean => endsAt <= now;
