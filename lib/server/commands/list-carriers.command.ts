/** `npm run carrier:list`: prints the carriers as JSON, without their secrets. */
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { listCarriersArguments } from './arguments';
import { runInstanceCommand } from './instance-command';
import { listCarriersInJson } from './list-carriers';

const HELP = `Prints every carrier as JSON, those that are preferred first; what is secret is left out.

  npm run --silent carrier:list -- [--addresses]

  --addresses   with the address to which each of them reports, its secret included: for whoever sets up the other end`;

const usage = { help: HELP, inOrder: [], byName: [], flags: ['addresses'], schema: listCarriersArguments };

await runInstanceCommand(process, usage, (dependencies, { addresses = false }, env) =>
  listCarriersInJson(dependencies, AT_THE_MACHINE, { env, addresses }),
);
