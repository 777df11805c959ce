import type { Carrier } from '@/lib/domain/carrier/carrier';
import type { Acknowledgement } from '@/lib/domain/carrier/http/http-api';
import { apiOf, valuesOf } from '@/lib/domain/carrier/http-settings';
import type { Teller } from './map-news';

export type AnsweredTeller = Teller & { readonly acknowledgement: Acknowledgement };

/** How a carrier tells what follows, if it does in its own way; null: as http2sms does. */
export function tellerOf({ name, setup }: Pick<Carrier, 'name' | 'setup'>): AnsweredTeller | null {
  if (setup.kind !== 'http') return null;
  const api = apiOf(setup.settings);
  return api && { ...api, carrier: name, values: valuesOf(setup.settings) };
}
