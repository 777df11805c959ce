import { OperatorFault } from '@/lib/platform/log/operator-fault';

/** By which a carrier was set up before carriers were rows of the database. */
const FORMER = /^(?:UPSTREAM_(?:URL|ACCOUNT|LOGIN|PASSWORD|RATE_PER_SECOND)|DLR_SECRET|SMPP_(?!SERVER_)[A-Z_]+)$/;

/**
 * To be called once the database is of this version, so that commands find it: a server that went on without its carrier
 * would only seem to send.
 * @throws OperatorFault that names those that are still set, and what to do instead.
 */
export function refuseFormerVariables(variables: Readonly<Record<string, string | undefined>>): void {
  const set = Object.keys(variables).filter((name) => FORMER.test(name) && variables[name]);
  if (set.length === 0) return;
  throw new OperatorFault(
    `${set.toSorted().join(', ')}: carriers are set up in the database now. Enter this one with npm run carrier:add, ` +
      'as docs/carriers.md tells, then take these out of the environment.',
  );
}
