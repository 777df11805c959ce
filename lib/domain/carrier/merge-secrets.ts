import { type CarrierSetup, readSetup } from './carrier-setup';
import { originOf } from './http/origin-of-url';
import { apiOf, valuesOf } from './http-settings';
import { certificateIn } from './tls-settings';

/**
 * A set-up as it was typed over the one that is there: a secret that was left empty stays as it is, but for the key of a
 * certificate that is shown no more.
 */
export function mergeSecrets(before: CarrierSetup, { kind, settings, secrets }: CarrierSetup): CarrierSetup {
  const kept = new Map<string, unknown>(Object.entries(before.secrets));
  if (certificateIn(settings) === '') kept.delete('tlsKey');
  const merged = Object.entries(secrets).map(([name, typed]) => [name, typed === '' ? (kept.get(name) ?? '') : typed]);
  return readSetup({
    kind,
    settings: JSON.stringify(settings),
    secrets: JSON.stringify(Object.fromEntries(merged)),
  });
}

/** Whom secrets are sent to, and by what. */
function peerOf(setup: CarrierSetup): string | null {
  switch (setup.kind) {
    case 'simulated':
      return null;
    case 'upstream':
      return originOf(setup.settings.url, {});
    case 'smpp': {
      const { host, port, tls } = setup.settings;
      return `${tls ? 'tls' : 'tcp'}://${host.toLowerCase()}:${String(port)}`;
    }
    case 'http': {
      const api = apiOf(setup.settings);
      return api && originOf(api.request.url, valuesOf(setup.settings));
    }
  }
}

const SECRETS = ['password', 'token'] as const;
export type SecretName = (typeof SECRETS)[number];

/**
 * Which of the kept secrets would follow a changed address: whoever may change that, and was never shown them, could
 * have them sent to a machine of their own. A key of a certificate is sent to nobody.
 */
export function secretsSentElsewhere(before: CarrierSetup, typed: CarrierSetup): readonly SecretName[] {
  if (peerOf(before) === peerOf(typed)) return [];
  const kept = new Map<string, unknown>(Object.entries(before.secrets));
  const said = new Map<string, unknown>(Object.entries(typed.secrets));
  return SECRETS.filter((name) => said.get(name) === '' && (kept.get(name) ?? '') !== '');
}
