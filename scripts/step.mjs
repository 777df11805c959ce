/** How the scripts show their work: one short line a step, and a tool's own output only when it fails. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The path of an installed package's command. */
export const command = (name) => path.join(root, 'node_modules', '.bin', name);

/** A failure that its message explains in full: shown without a stack. */
export class Refusal extends Error {}

/** `npm test --silent` must not hide why an install failed. */
export const LOUD_NPM = ['--loglevel=error', '--no-audit', '--no-fund'];

/** What the tools that we call would otherwise report home or look up; the network may be closed. */
const quietEnvironment = {
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};

/**
 * Runs a program, from the project's root unless `cwd` says otherwise. With `show` its output goes straight to the terminal, else it is returned.
 * Never rejects: a program that cannot be started or dies by a signal has a `code` other than 0.
 */
export function run(file, args, { env = {}, show = false, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...quietEnvironment, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    const finish = (code, last = '') => resolve({ code, output: Buffer.concat(chunks).toString() + last });
    child.on('error', (error) => finish(1, `${error.message}\n`));
    child.on('close', (code, signal) => finish(code ?? 1, signal ? `${file} was ended by ${signal}\n` : ''));
  });
}

/** Like `run`, but rejects with the program's output when it fails. */
export async function runOrRefuse(file, args, options) {
  const { code, output } = await run(file, args, options);
  if (code !== 0) throw new Refusal(output.trimEnd() || `${path.basename(file)} failed with exit code ${code}.`);
}

/** Shows `title`, does `work`, shows how long it took. What runs beside others shows its line once it is done. */
export async function step(title, work, { isBesideOthers = false } = {}) {
  const start = performance.now();
  const line = `  ${title} … `;
  if (!isBesideOthers) process.stdout.write(line);
  const end = (text) => process.stdout.write(`${isBesideOthers ? line : ''}${text}\n`);
  try {
    const result = await work();
    end(duration(start));
    return result;
  } catch (error) {
    end(`failed after ${duration(start)}`);
    throw error;
  }
}

/** The time since `start` (a `performance.now()`), in seconds with one decimal. */
export const duration = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/** Runs a script's `main` when the script is what Node was started with, and turns its failure into an exit code. */
export async function runAsScript(url, main) {
  if (fileURLToPath(url) !== path.resolve(process.argv[1] ?? '')) return;
  try {
    await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Refusal ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
