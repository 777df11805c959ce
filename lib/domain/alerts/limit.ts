import { isUnchanged } from '../changed-meanwhile';
import type { Credits } from '../credits';

/** How somebody is told. */
export const ALERT_SUPPORTS = ['mail', 'sms', 'both'] as const;
type AlertSupport = (typeof ALERT_SUPPORTS)[number];

/** The credit below which somebody is told, and how. */
export type Limit = {
  /** Null: nobody is told. */
  readonly threshold: Credits | null;
  readonly support: AlertSupport;
  readonly email: string;
  /** MSISDN, or empty. */
  readonly number: string;
};

/** The same as an API user, or an account, keeps it. */
export type StoredLimit = {
  readonly alertThreshold: Credits | null;
  readonly alertSupport: AlertSupport;
  readonly alertEmail: string;
  readonly alertNumber: string;
};

/** What becomes of a stored limit. */
export type LimitSettings = Partial<StoredLimit> & {
  /** What it was before it was switched off: offered when it is switched on again. */
  readonly alertLastThreshold?: Credits | null;
  readonly alertArmed?: true;
};

/** Whether an alert goes out the moment such a threshold is saved: nobody was told of it yet, and it is above what is left. */
export const tellsAtOnce = (
  { alertThreshold }: Pick<StoredLimit, 'alertThreshold'>,
  threshold: Credits,
  left: Credits,
): boolean => threshold !== alertThreshold && threshold > left;

/** Whether somebody is told when what is left changes so. */
export const fallsBelow = (threshold: Credits, before: Credits, after: Credits): boolean =>
  before >= threshold && after < threshold;

type LimitChange = {
  readonly settings: LimitSettings;
  /** As the audit log tells it. */
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
};

/**
 * What saving a limit changes; null: nothing. Switched off, it keeps who is told and from where on, so that switching it
 * on again loses nothing; another threshold is armed, because nobody has fallen through it yet.
 */
export function planLimitChange(stored: StoredLimit, limit: Limit): LimitChange | null {
  const { threshold, support, email, number } = limit;
  const { alertThreshold, alertSupport, alertEmail, alertNumber } = stored;
  if (threshold === null) {
    if (alertThreshold === null) return null;
    return {
      settings: { alertThreshold: null, alertLastThreshold: alertThreshold, alertArmed: true },
      before: { alertThreshold },
      after: { alertThreshold: null },
    };
  }
  const wanted = { alertThreshold: threshold, alertSupport: support, alertEmail: email, alertNumber: number };
  if (isUnchanged(stored, wanted)) return null;
  return {
    settings: { ...wanted, ...(threshold === alertThreshold ? {} : { alertArmed: true }) },
    before: { alertThreshold, notification: alertSupport, email: alertEmail, number: alertNumber },
    after: { alertThreshold: threshold, notification: support, email, number },
  };
}
