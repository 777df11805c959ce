/** What the commands share by which whoever runs the instance changes an account beside the running server. */
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import type { Database } from '@/lib/db/connections/client';
import { openCurrentDatabase } from '@/lib/db/open/open-current-database';
import { err } from '@/lib/domain/result';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { runCommand } from '@/lib/platform/log/run-command';
import { faultInEnglish } from '@/lib/schemas/fault-in-english';
import type { CarrierDependencies } from '@/lib/use-cases/_shared/define-instance-use-case';
import { type Env, parseEnv } from '../settings/env';

type Usage<Given> = {
  /** What `--help` prints. */
  readonly help: string;
  /** What is given without a name, in this order. */
  readonly inOrder: readonly string[];
  /** What is given by name: `--NAME value`. */
  readonly byName: readonly string[];
  /** What is said by its name alone: `--NAME`. */
  readonly flags?: readonly string[];
  readonly schema: z.ZodType<Given>;
};

/** How the process was called. */
type Called = Pick<NodeJS.Process, 'argv' | 'env'>;

export function runInstanceCommand<Given>(
  { argv, env: variables }: Called,
  usage: Usage<Given>,
  perform: (dependencies: CarrierDependencies, given: Given, env: Env) => Promise<string>,
): Promise<void> {
  return runCommand(async () => {
    const given = readArguments(usage, argv.slice(2));
    if (given === 'help') return usage.help;
    const env = parseEnv(variables);
    const db = await openCurrentDatabase(env.databaseUrl, process.cwd());
    try {
      return await perform(atTheMachine(db, env), given, env);
    } finally {
      await db.$disconnect();
    }
  });
}

/**
 * What a command gives its use case. No panel is open in this process: the server finds what was changed in the audit
 * log, and tells its own. A command's output is for who called it, so nothing is logged there.
 */
export const atTheMachine = (db: Database, env: Env): CarrierDependencies => ({
  db,
  events: { publish: () => {} },
  now: new Date(),
  clock: () => new Date(),
  log: { info: () => {}, warn: () => {} },
  // The server looks for it once a second.
  carriersChanged: () => {},
  hasMailServer: env.smtpUrl !== undefined,
  // Nobody is asked for a password there.
  guess: () => Promise.resolve(err('overloaded')),
});

/**
 * What was given on the command line.
 * @throws OperatorFault with one sentence a fault, and how to ask for help.
 */
export function readArguments<Given>(usage: Usage<Given>, words: readonly string[]): Given | 'help' {
  const { inOrder, byName, flags = [], schema } = usage;
  const { values, positionals } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      ...Object.fromEntries(byName.map((name) => [name, TEXT])),
      ...Object.fromEntries(flags.map((name) => [name, FLAG])),
    },
  });
  if (values['help']) return 'help';
  const faults = [
    ...Object.keys(values).flatMap((name) =>
      [...byName, ...flags].includes(name) ? [] : [`There is no option ${asTyped(name, words)}.`],
    ),
    ...positionals.slice(inOrder.length).map((word) => `“${word}” is one argument too many.`),
  ];
  const ordered = inOrder.flatMap((name, index) => (index < positionals.length ? [[name, positionals[index]]] : []));
  const read = schema.safeParse(Object.fromEntries([...ordered, ...Object.entries(values)]));
  if (read.success && faults.length === 0) return read.data;
  const issues = read.error?.issues ?? [];
  // One sentence is enough for each argument.
  const first = issues.filter(({ path }, index) => issues.findIndex((issue) => issue.path[0] === path[0]) === index);
  const wrong = first.map(({ message }) => faultInEnglish(message));
  throw new OperatorFault([...faults, ...wrong, '--help tells how it is called.'].join('\n'));
}

/** With one hyphen or two: `-5` is an option to whoever reads a command line, and a number to whoever types it. */
const asTyped = (name: string, words: readonly string[]): string =>
  words.some((word) => word === `--${name}` || word.startsWith(`--${name}=`)) ? `--${name}` : `-${name}`;

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
