import { changedFields, type Fields } from '../authorisation/changed-fields';
import type { Carrier, CarrierEffect } from './carrier';

type Told = Pick<Carrier, 'description' | 'rank' | 'whenUnknown' | 'dlrSecret' | 'setup'>;

/** What the audit log tells of a carrier: everything but its secrets. */
export const toldOfCarrier = ({ description, rank, whenUnknown, setup }: Told): Fields => ({
  kind: setup.kind,
  ...{ carrierDescription: description, rank, whenUnknown },
  ...setup.settings,
});

/** Which of its secrets are others than before, by their names. */
function changedSecrets(before: Told, after: Told): readonly string[] {
  const kept = new Map<string, unknown>(Object.entries({ ...before.setup.secrets, dlrSecret: before.dlrSecret }));
  const said = Object.entries({ ...after.setup.secrets, dlrSecret: after.dlrSecret });
  return said.flatMap(([name, secret]) => (kept.get(name) === secret ? [] : [name]));
}

/** What a change of a carrier has changed: fields before and after, and secrets by their names alone. */
export function changeOfCarrier(before: Told, after: Told): ReturnType<typeof changedFields> {
  const change = changedFields(toldOfCarrier(before), toldOfCarrier(after));
  const secrets = changedSecrets(before, after);
  return secrets.length === 0 ? change : { ...change, after: { ...change.after, secretsChanged: secrets } };
}

/** What an act on one carrier has done to another. */
export const toldEffect = ({ endsSeeming }: CarrierEffect): Fields => (endsSeeming ? { simulatedDisabled: true } : {});
