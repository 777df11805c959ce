import { sayFault } from './operator-fault';

/**
 * Runs a command of ours: what it answers is said on standard output and it ends with 0; a fault that the operator can
 * mend is said in its own words on standard error, any other with its stack, and it ends with 1.
 * Files that it makes are for its own user alone.
 */
export async function runCommand(command: () => Promise<string> | string): Promise<void> {
  process.umask(0o077);
  try {
    process.stdout.write(`${await command()}\n`);
  } catch (cause) {
    process.stderr.write(`${sayFault(cause)}\n`);
    process.exitCode = 1;
  }
}
