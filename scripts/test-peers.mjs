/** Gets the programs of others that some tests talk to, where that is one command away: on Debian, as root. */
import { existsSync } from 'node:fs';
import { run, step } from './step.mjs';

const answers = async (...command) => {
  const [program, ...args] = command;
  return (await run(program, args)).code === 0;
};

/** Kannel's packages start Kannel, except where, as in containers, nothing may be started that is installed. */
const mayInstallServices = existsSync('/usr/sbin/policy-rc.d');

/** Debian's packages, and whether each is here. */
const PEERS = [
  { name: 'libnet-smpp-perl', isHere: () => answers('perl', '-MNet::SMPP', '-e', '1') },
  { name: 'kannel', isHere: () => !mayInstallServices || existsSync('/usr/sbin/bearerbox') },
  { name: 'kannel-extras', isHere: () => !mayInstallServices || existsSync('/usr/lib/kannel/test/drive_smpp') },
  { name: 'openssl', isHere: () => answers('openssl', 'version') },
  { name: 'tshark', isHere: () => answers('tshark', '--version') },
  { name: 'curl', isHere: () => answers('curl', '--version') },
  { name: 'python3', isHere: () => answers('python3', '--version') },
  { name: 'php-cli', isHere: () => answers('php', '--version') },
  { name: 'php-curl', isHere: () => answers('php', '-r', 'exit(extension_loaded("curl") ? 0 : 1);') },
];

/** Without them their tests are left out, and say so; in CI they fail. */
export async function getTestPeers() {
  if (!existsSync('/etc/debian_version') || process.getuid() !== 0) return;
  const missing = [];
  for (const { name, isHere } of PEERS) if (!(await isHere())) missing.push(name);
  if (missing.length === 0) return;
  const get = async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], { env });
  };
  await step(`Getting peers to test with: ${missing.join(', ')}`, get, { isBesideOthers: true });
}
