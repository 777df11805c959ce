/** What a new carrier may begin from: a kind, with what is known of one who has it. */
import type { RealKind } from './carrier-setup';
import { HTTP_DEFAULTS } from './http-settings';
import { PRESET_NAMES } from './presets/presets';
import { SMPP_DEFAULTS } from './smpp-settings';
import { UPSTREAM_DEFAULTS } from './upstream-settings';

type Template = { readonly kind: RealKind; readonly settings: Readonly<Record<string, unknown>> };

export const TEMPLATE_NAMES = [
  'smpp',
  'smpp-ovh',
  'smpp-vonage',
  'http2sms',
  'http2sms-ovh',
  ...PRESET_NAMES,
  'http',
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** Of an HTTP API: a provider that is known here, or one that is told in full. */
const http = (preset: (typeof PRESET_NAMES)[number] | 'own'): Template => ({
  kind: 'http',
  settings: { ...HTTP_DEFAULTS, preset },
});

export const CARRIER_TEMPLATES: Readonly<Record<TemplateName, Template>> = {
  smpp: { kind: 'smpp', settings: SMPP_DEFAULTS },
  'smpp-ovh': { kind: 'smpp', settings: { ...SMPP_DEFAULTS, profile: 'ovh' } },
  'smpp-vonage': { kind: 'smpp', settings: { ...SMPP_DEFAULTS, profile: 'vonage' } },
  http2sms: { kind: 'upstream', settings: UPSTREAM_DEFAULTS },
  'http2sms-ovh': {
    kind: 'upstream',
    settings: { ...UPSTREAM_DEFAULTS, url: 'https://www.ovh.com/cgi-bin/sms/http2sms.cgi' },
  },
  twilio: http('twilio'),
  vonage: http('vonage'),
  sinch: http('sinch'),
  smsgate: http('smsgate'),
  textbee: http('textbee'),
  httpsms: http('httpsms'),
  kannel: http('kannel'),
  http: http('own'),
};
