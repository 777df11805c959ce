import { type CarrierSetup, readSetup } from './carrier-setup';

/** A set-up as it was typed over the one that is there: a secret that was left empty stays as it is. */
export function mergeSecrets(before: CarrierSetup, { kind, settings, secrets }: CarrierSetup): CarrierSetup {
  const kept = new Map<string, unknown>(Object.entries(before.secrets));
  const merged = Object.entries(secrets).map(([name, typed]) => [name, typed === '' ? (kept.get(name) ?? '') : typed]);
  return readSetup({
    kind,
    settings: JSON.stringify(settings),
    secrets: JSON.stringify(Object.fromEntries(merged)),
  });
}
