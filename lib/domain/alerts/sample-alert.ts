import { ONE_CREDIT } from '../credits';
import type { LowCredit } from './alert-topic';

/** What previews and samples speak of. */
export const SAMPLE_ALERT: LowCredit = {
  login: 'billing',
  serviceName: 'sms-ab12345-1',
  remaining: 9 * ONE_CREDIT,
  threshold: 10 * ONE_CREDIT,
  creditsLeft: 50 * ONE_CREDIT,
};

/** What became of an alert that somebody tries: without a mail server a mail is kept, and goes nowhere. */
export type TrialAlert = { readonly mailIsKept: boolean };
