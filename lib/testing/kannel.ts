/** Kannel's bearerbox and smsbox with one SMSC: us. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { vi } from 'vitest';

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

type Smsc = { readonly port: number; readonly systemId: string; readonly password: string };
type Ports = { readonly admin: number; readonly box: number; readonly sends: number };

/** As docs/smpp-server.md has it. */
const configuration = ({ port, systemId, password }: Smsc, { admin, box, sends }: Ports): string => `
group = core
admin-port = ${String(admin)}
admin-password = secret
smsbox-port = ${String(box)}
box-allow-ip = 127.0.0.1
dlr-storage = internal

group = smsc
smsc = smpp
smsc-id = chappe
host = 127.0.0.1
port = ${String(port)}
smsc-username = ${systemId}
smsc-password = ${password}
system-type = NOSTOP
interface-version = 34
transceiver-mode = true
enquire-link-interval = 5
max-pending-submits = 10
throughput = 20
dest-addr-ton = 1
dest-addr-npi = 1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${String(sends)}

group = sendsms-user
username = kannel
password = secret
concatenation = true
max-messages = 10
`;

export async function startKannel(smsc: Smsc) {
  const folder = mkdtempSync(path.join(tmpdir(), 'chappe-kannel-'));
  const ports = { admin: await findPort(), box: await findPort(), sends: await findPort() };
  const file = path.join(folder, 'kannel.conf');
  writeFileSync(file, configuration(smsc, ports));
  const lines: string[] = [];
  const start = (program: string) => {
    const child = spawn(program, ['-v', '1', file], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    createInterface(child.stderr).on('line', (line) => lines.push(line));
    return child;
  };
  const bearerbox = start('/usr/sbin/bearerbox');
  const untilOk = (isThere: () => Promise<boolean>) =>
    vi.waitFor(
      async () => {
        if (!(await isThere())) throw new Error(`Kannel is not as it should be:\n${lines.slice(-20).join('\n')}`);
      },
      { timeout: 20_000, interval: 50 },
    );
  const status = () =>
    fetch(`http://127.0.0.1:${String(ports.admin)}/status.txt?password=secret`).then(
      (answer) => answer.text(),
      () => '',
    );
  await untilOk(async () => /chappe.*online/.test(await status()));
  const smsbox = start('/usr/sbin/smsbox');
  const sends = `http://127.0.0.1:${String(ports.sends)}`;
  await untilOk(() =>
    fetch(sends).then(
      () => true,
      () => false,
    ),
  );
  return {
    /** Answers the HTTP status. */
    send: async (query: Readonly<Record<string, string>>): Promise<number> => {
      const all = new URLSearchParams({ username: 'kannel', password: 'secret', ...query });
      return (await fetch(`${sends}/cgi-bin/sendsms?${all.toString()}`)).status;
    },
    lines: lines as readonly string[],
    stop: async () => {
      for (const child of [smsbox, bearerbox]) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
