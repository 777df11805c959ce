/**
 * The addresses of a host name. `dns.lookup` holds one of the four threads that password hashes and files wait for as
 * well, for as long as a dead name server takes; so the hosts file and the DNS are asked without them, and the system
 * only about names that neither knows, few at once.
 */
import type { LookupAddress } from 'node:dns';
import { lookup, Resolver } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';

const HOSTS_FILE = '/etc/hosts';
const DNS = { timeout: 2_000, tries: 2 } as const;
const UNKNOWN_NAME = ['ENOTFOUND', 'ENODATA', 'EBADNAME'];
const MOST_ASKED_OF_SYSTEM = 2;

/** `servers`: other name servers than the system's, for tests. */
export async function resolveHost(hostname: string, servers?: readonly string[]): Promise<LookupAddress[]> {
  const listed = await listedAddresses(hostname);
  if (listed.length > 0) return listed;
  // A new one each time, so that it follows when the system is told of other name servers.
  const resolver = new Resolver(DNS);
  if (servers) resolver.setServers(servers);
  const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.map(withFamily) : []));
  if (addresses.length > 0) return addresses;
  for (const answer of answers) {
    if (answer.status === 'rejected' && !isUnknownName(answer.reason)) throw answer.reason;
  }
  return askSystem(hostname);
}

const withFamily = (address: string): LookupAddress => ({ address, family: isIP(address) });

const isUnknownName = (cause: unknown) =>
  cause instanceof Error && 'code' in cause && UNKNOWN_NAME.includes(String(cause.code));

async function listedAddresses(hostname: string): Promise<LookupAddress[]> {
  const name = hostname.toLowerCase();
  // A system without this file keeps its own list, which it is asked for.
  const text = await readFile(HOSTS_FILE, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [address = '', ...names] = (line.split('#')[0] ?? '').trim().toLowerCase().split(/\s+/);
    return isIP(address) !== 0 && names.includes(name) ? withFamily(address) : [];
  });
}

let asked = 0;
const waiting: (() => void)[] = [];

async function askSystem(hostname: string): Promise<LookupAddress[]> {
  if (asked < MOST_ASKED_OF_SYSTEM) asked += 1;
  else await new Promise<void>((resolve) => void waiting.push(resolve));
  try {
    return await lookup(hostname, { all: true });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else asked -= 1;
  }
}
