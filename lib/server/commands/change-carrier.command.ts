/** `npm run carrier:change < changes.json`: changes a carrier, enables or disables it. */
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { noArguments } from './arguments';
import { applyCarrierChanges, carrierChanges } from './carrier-changes';
import { runInstanceCommand } from './instance-command';
import { readJsonInput } from './read-json-input';

const HELP = `Changes a carrier, beside a running server too: what is on its way is waited for, then it goes on by its new set-up.
What is to be changed is read as JSON from standard input; all else stays as it is, secrets too.

  npm run carrier:change < changes.json

  { "name": "ovh", "settings": { "perSecond": 50 }, "secrets": { "password": "…" } }
  { "name": "ovh", "enabled": false }`;

const usage = { help: HELP, inOrder: [], byName: [], schema: noArguments };

await runInstanceCommand(process, usage, async (dependencies) => {
  const changes = await readJsonInput(process.stdin, carrierChanges);
  return applyCarrierChanges(dependencies, AT_THE_MACHINE, changes);
});
