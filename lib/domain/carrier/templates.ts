/** What a new carrier may begin from: a kind, with what is known of one who has it. */
import type { RealKind } from './carrier-setup';
import { SMPP_DEFAULTS } from './smpp-settings';
import { UPSTREAM_DEFAULTS } from './upstream-settings';

type Template = { readonly kind: RealKind; readonly settings: Readonly<Record<string, string | number | boolean>> };

export const TEMPLATE_NAMES = ['smpp', 'smpp-ovh', 'smpp-vonage', 'http2sms', 'http2sms-ovh'] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

export const CARRIER_TEMPLATES: Readonly<Record<TemplateName, Template>> = {
  smpp: { kind: 'smpp', settings: SMPP_DEFAULTS },
  'smpp-ovh': { kind: 'smpp', settings: { ...SMPP_DEFAULTS, profile: 'ovh' } },
  'smpp-vonage': { kind: 'smpp', settings: { ...SMPP_DEFAULTS, profile: 'vonage' } },
  http2sms: { kind: 'upstream', settings: UPSTREAM_DEFAULTS },
  'http2sms-ovh': {
    kind: 'upstream',
    settings: { ...UPSTREAM_DEFAULTS, url: 'https://www.ovh.com/cgi-bin/sms/http2sms.cgi' },
  },
};
