import type { z } from 'zod';
import type { Service } from '@/lib/db/accounts/accounts';
import type { service } from '../models/instance';
import { asDate } from './wire-values';

type Known = Service & {
  readonly serviceName: string;
  /** Whom the asking key belongs to. */
  readonly contact: string;
};

/** The last day that such a date can be: an account does not expire. */
const NEVER = '9999-12-31';

/** An account as the original tells a service: bought once, and never renewed. */
export const presentService = ({ id, createdAt, serviceName, contact }: Known): z.output<typeof service> => ({
  canDeleteAtExpiration: false,
  contactAdmin: contact,
  contactBilling: contact,
  contactTech: contact,
  creation: asDate(createdAt),
  domain: serviceName,
  engagedUpTo: null,
  expiration: NEVER,
  possibleRenewPeriod: null,
  renew: null,
  renewalType: 'oneShot',
  serviceId: id,
  status: 'ok',
});
