import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  OLDEST_CALL_SECONDS,
  VERIFY_EXAMPLES,
  VERIFY_LANGUAGES,
  type VerifyLanguage,
} from '@/lib/domain/callbacks/verify-example';
import { newWebhookSecret } from '@/lib/platform/crypto/webhook-signature';
import { newCaller, receiver } from '@/lib/testing/test-caller';

const execute = promisify(execFile);

/** How each sample becomes a program that says whether what its arguments tell is genuine, and what runs it. */
const PROGRAMS = {
  bash: { command: 'bash', file: 'sample.sh', tail: '\nis_genuine "$@" && echo true || echo false\n' },
  php: {
    command: 'php',
    file: 'sample.php',
    tail: "\necho isGenuine(...array_slice($argv, 1)) ? 'true' : 'false';\n",
  },
  python: {
    command: 'python3',
    file: 'sample.py',
    tail: '\n\nimport sys\n\nprint("true" if is_genuine(*sys.argv[1:]) else "false")\n',
  },
  node: {
    command: process.execPath,
    file: 'sample.mjs',
    tail: '\nconsole.log(isGenuine(...process.argv.slice(2)));\n',
  },
  java: {
    command: 'java',
    file: 'Webhooks.java',
    tail: [
      '',
      '  public static void main(String[] args) throws Exception {',
      '    System.out.println(isGenuine(args[0], args[1], args[2], args[3], args[4]));',
      '  }',
      '}',
    ].join('\n'),
  },
} as const;

function isInstalled(command: string): boolean {
  try {
    execFileSync(command, [command === 'java' ? '-version' : '--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

type Call = readonly [secret: string, target: string, id: string, timestamp: string, signatures: string];

/** The call as it arrived, from Chappe's own caller. */
async function makeCall(secret: string, previousSecret: string | null, at = new Date()): Promise<Call> {
  let heard: Call | undefined;
  const { url } = await receiver({
    answer: ({ url: target = '', headers }, response) => {
      const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map((name) => headers[`webhook-${name}`]);
      heard = [secret, target, String(id), String(timestamp), String(signature)];
      response.end();
    },
  });
  const secrets = {
    callbackSecret: previousSecret === null ? secret : newWebhookSecret(),
    previousCallbackSecret: previousSecret,
    previousCallbackSecretUntil: previousSecret === null ? null : new Date(at.getTime() + 1_000),
  };
  const caller = newCaller({ now: () => at, secretsOf: () => secrets });
  await caller.call(`${url}&date=2026-11-26%2010%3A00%3A00&descriptionDlr=Error%2C%20not%20billed`);
  if (!heard) throw new Error('Nobody called.');
  return heard;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'verify-example-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const isRun = (language: VerifyLanguage) => isInstalled(PROGRAMS[language].command);
const run = VERIFY_LANGUAGES.filter(isRun);
const read = VERIFY_LANGUAGES.filter((language) => !isRun(language));

test(`of the samples, ${run.join(', ')} are run on this machine; not run, for want of a program: ${read.join(', ') || 'none'}`, () => {
  // Node, bash and openssl are wherever Chappe is built.
  expect(run).toEqual(expect.arrayContaining(['bash', 'node']));
});

describe.each(run)('the sample in %s', (language) => {
  const { command, file, tail } = PROGRAMS[language];

  test('tells true from false', async () => {
    const source = VERIFY_EXAMPLES[language];
    writeFileSync(path.join(folder, file), (language === 'java' ? source.replace(/\}$/, '') : source) + tail);
    const judge = async (call: Call) => {
      const { stdout } = await execute(command, [path.join(folder, file), ...call]);
      return stdout.trim();
    };
    const secret = newWebhookSecret();
    const call = await makeCall(secret, null);
    const [, target, id, timestamp, signatures] = call;
    expect(await judge(call), 'a call').toBe('true');
    expect(await judge(await makeCall(secret, secret)), 'the old secret beside a new one').toBe('true');
    expect(await judge([newWebhookSecret(), target, id, timestamp, signatures]), 'another secret').toBe('false');
    expect(await judge([secret, `${target}&ptt=4`, id, timestamp, signatures]), 'another query').toBe('false');
    expect(await judge([secret, target, 'delivery-1', timestamp, signatures]), 'another delivery').toBe('false');
    expect(await judge([secret, target, id, `${Number(timestamp) + 1}`, signatures]), 'another time').toBe('false');
    const old = new Date(Date.now() - (OLDEST_CALL_SECONDS + 60) * 1_000);
    expect(await judge(await makeCall(secret, null, old)), 'a call of long ago').toBe('false');
    for (const nonsense of ['', 'x[$(exit 1)]', 'NaN']) {
      expect(await judge([secret, target, id, nonsense, '']), `the time ${nonsense}`).toBe('false');
    }
  });
});
