/** `npm run carrier:add < carrier.json`: adds a carrier. */
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { addCarrierSchema } from '@/lib/schemas/carrier';
import { addCarrier } from '@/lib/use-cases/carriers/add-carrier';
import { noArguments } from './arguments';
import { HEARD_SOON, SEEMING_ENDED } from './carrier-effects';
import { runInstanceCommand } from './instance-command';
import { readJsonInput } from './read-json-input';
import { receiptAddress } from './receipt-address';
import { tlsFaultInWords } from './tls-faults';

const HELP = `Adds a carrier, beside a running server too, which gives it messages within two seconds. The simulated one is disabled by it.
It is read as JSON from standard input, so that its password stands in no list of processes.

  npm run carrier:add < carrier.json

  {
    "name": "ovh",
    "kind": "smpp",
    "settings": { "host": "smsc.example.com", "systemId": "chappe", "profile": "ovh" },
    "secrets": { "password": "…" }
  }

  name          lower-case letters, digits and hyphens, for ever: messages keep it
  kind          smpp, upstream (another gateway that speaks http2sms), or http (a provider's HTTP API)
  settings      as docs/carriers.md tells for each kind; what is left out has a default
  secrets       what is never shown again
  description, rank (the smallest is preferred; of equal ones, the carrier that was added first), whenUnknown,
                dlrSecret (of its address for receipts): if you like`;

const usage = { help: HELP, inOrder: [], byName: [], schema: noArguments };

await runInstanceCommand(process, usage, async (dependencies, _, env) => {
  const carrier = await readJsonInput(process.stdin, addCarrierSchema);
  const outcome = await addCarrier(dependencies, AT_THE_MACHINE, carrier);
  if (!outcome.ok) {
    const words = tlsFaultInWords(outcome.error);
    throw new OperatorFault(words ?? `A carrier has or had the name ${carrier.name}: messages keep it.`);
  }
  const address = await receiptAddress(dependencies, env, carrier);
  const said = [
    `${carrier.name} is added and enabled: it takes messages once it is connected, which Instance > Carriers shows.`,
    HEARD_SOON,
    outcome.value.endsSeeming && SEEMING_ENDED,
    address && `It reports to ${address}`,
  ];
  return said.filter(Boolean).join('\n');
});
