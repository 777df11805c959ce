import type { Fields } from '../authorisation/changed-fields';
import type { Route } from './route';

type Told = Omit<Route, 'id' | 'accountId'> & { readonly serviceName: string | null };

/** What the audit log tells of a route. */
export const toldOfRoute = (route: Told): Fields => ({
  account: route.serviceName ?? '',
  prefix: route.prefix,
  senderKind: route.senderKind,
  senderPattern: route.senderPattern,
  carrier: route.carrier,
  rank: route.rank,
  weight: route.weight,
  enabled: route.isEnabled,
});

/** How the audit log names a route: the numbers it is for, and who sends to them. */
export const writeRoute = ({ prefix, carrier }: Pick<Route, 'prefix' | 'carrier'>): string =>
  `${prefix === '' ? '*' : `+${prefix}`} → ${carrier}`;
