import { z } from 'zod';
import type { System } from '@/lib/domain/authorisation/actor';
import type { Carrier } from '@/lib/domain/carrier/carrier';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { changeCarrierSchema } from '@/lib/schemas/carrier';
import type { CarrierDependencies } from '@/lib/use-cases/_shared/define-instance-use-case';
import { changeCarrier } from '@/lib/use-cases/carriers/change-carrier';
import { disableCarrier } from '@/lib/use-cases/carriers/disable-carrier';
import { findCarriers } from '@/lib/use-cases/carriers/find-carriers';
import { HEARD_SOON, SEEMING_ENDED, SENDING_ENDED } from './carrier-effects';
import { parseJsonInput } from './read-json-input';
import { tlsFaultInWords } from './tls-faults';

const anything = z.record(z.string(), z.unknown());

/** What is to be changed; what each of it may be, the schema of the carrier's kind says. */
export const carrierChanges = z.strictObject({
  name: z.string('Name the carrier.'),
  enabled: z.boolean().optional(),
  description: z.string().optional(),
  rank: z.number().optional(),
  whenUnknown: z.string().optional(),
  dlrSecret: z.string().optional(),
  settings: anything.optional(),
  secrets: anything.optional(),
});
type CarrierChanges = z.infer<typeof carrierChanges>;

/** Changes what is said, and answers a sentence. */
export async function applyCarrierChanges(
  dependencies: CarrierDependencies,
  actor: System,
  { name, enabled, ...changes }: CarrierChanges,
): Promise<string> {
  const carriers = await findCarriers(dependencies, actor, undefined);
  const carrier = carriers.ok ? carriers.value.find((one) => one.name === name) : undefined;
  if (!carrier) throw new OperatorFault(`There is no carrier ${name}: npm run carrier:list shows them.`);
  const said: string[] = [];
  if (Object.keys(changes).length > 0) said.push(...(await change(dependencies, actor, carrier, changes)));
  if (enabled !== undefined) {
    const outcome = await disableCarrier(dependencies, actor, { name, disabled: !enabled });
    said.push(`${name} is ${enabled ? 'enabled' : 'disabled'}.`, HEARD_SOON);
    if (outcome.ok && outcome.value.endsSeeming) said.push(SEEMING_ENDED);
    if (outcome.ok && outcome.value.endsSending) said.push(SENDING_ENDED);
  }
  return [...new Set(said)].join('\n') || `Nothing of ${name} is to be changed.`;
}

async function change(
  dependencies: CarrierDependencies,
  actor: System,
  { name, setup, description, rank, whenUnknown, revision }: Carrier,
  { settings, secrets = {}, ...changes }: Omit<CarrierChanges, 'name' | 'enabled'>,
): Promise<readonly string[]> {
  const after = { description, rank, whenUnknown, ...changes, kind: setup.kind, secrets };
  const input = parseJsonInput({ ...after, settings: { ...setup.settings, ...settings } }, changeCarrierSchema);
  const outcome = await changeCarrier(dependencies, actor, { ...input, name, seen: { revision } });
  if (outcome.ok) return [`${name} is changed.`, HEARD_SOON];
  if (outcome.error === 'unchanged') return [`${name} is like that already.`];
  const words = tlsFaultInWords(outcome.error);
  if (words !== null) throw new OperatorFault(words);
  if (outcome.error === 'password_missing' || outcome.error === 'token_missing') {
    const secret = outcome.error === 'token_missing' ? 'token' : 'password';
    throw new OperatorFault(`${name} needs "secrets": { "${secret}": "…" } by these settings.`);
  }
  if (outcome.error === 'password_sent_elsewhere' || outcome.error === 'token_sent_elsewhere') {
    throw new OperatorFault(`What is kept of ${name} does not go to another address: say its secrets again.`);
  }
  throw new OperatorFault(`${name} has been changed by somebody else meanwhile: try again.`);
}
