/** Programs that a reader copies, run as they stand by whatever this machine has to run them. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

type Command = readonly [string, ...string[]];

/** What runs them reads them on its standard input. */
export type Language = {
  readonly command: Command;
  /** Ends well where whatever they need is here. */
  readonly probe: Command;
  readonly install: string;
  /** Debian has it not: where it is missing it is left out in CI, too. */
  readonly isElsewhere?: true;
};

/** Those who trust the certificate in this file. */
export const languagesTrusting = (certFile: string) =>
  ({
    shell: { command: ['sh'], probe: ['curl', '--version'], install: 'apt-get install curl' },
    node: {
      command: [process.execPath, '--input-type=module'],
      probe: [process.execPath, '--version'],
      install: 'npm install',
    },
    python: { command: ['python3'], probe: ['python3', '--version'], install: 'apt-get install python3' },
    pythonOvh: {
      command: ['python3'],
      probe: ['python3', '-c', 'import ovh'],
      install: 'pip install ovh',
      isElsewhere: true,
    },
    php: {
      command: ['php', '-d', `curl.cainfo=${certFile}`, '-d', `openssl.cafile=${certFile}`],
      probe: ['php', '-r', 'exit(extension_loaded("curl") ? 0 : 1);'],
      install: 'apt-get install php-cli php-curl',
    },
  }) as const satisfies Record<string, Language>;

const LONGEST_MS = 30_000;

/** What the program prints. @throws when it does not end well, with what it complained of. */
export async function runProgram({ command }: Language, program: string, certFile: string): Promise<string> {
  const trusting = Object.fromEntries(
    ['NODE_EXTRA_CA_CERTS', 'CURL_CA_BUNDLE', 'SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE'].map((name) => [name, certFile]),
  );
  const [name, ...args] = command;
  const child = spawn(name, args, { env: { ...process.env, ...trusting }, stdio: 'pipe', timeout: LONGEST_MS });
  // One that ends without reading it has more to say than that.
  child.stdin.on('error', () => undefined).end(program);
  const [printed, complaints] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`${name} ended with ${String(child.exitCode)}: ${complaints}`);
  return printed;
}

/** A test of programs in that language; where nothing runs them, one that says so, but in CI of what Debian has. */
export function testIn({ probe, install, isElsewhere }: Language, name: string, run: () => Promise<void>): void {
  const [command, ...args] = probe;
  const isHere = spawnSync(command, args).status === 0;
  if (isHere || (process.env['CI'] && !isElsewhere)) test(name, run);
  else
    test(`${name}: left out here: ${install}`, () => {
      expect(isHere).toBe(false);
    });
}
