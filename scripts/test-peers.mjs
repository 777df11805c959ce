/** Gets the programs of others that some tests talk to, where that is one command away: on Debian, as root. */
import { existsSync } from 'node:fs';
import { run, step } from './step.mjs';

/** Without them their tests are left out, and say so; in CI they fail. */
export async function getTestPeers() {
  const hasNetSmpp = (await run('perl', ['-MNet::SMPP', '-e', '1'])).code === 0;
  if (hasNetSmpp || !existsSync('/etc/debian_version') || process.getuid() !== 0) return;
  await step('Getting an SMSC to test with', async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'libnet-smpp-perl'], { env });
  });
}
