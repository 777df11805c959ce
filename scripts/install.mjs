/**
 * Makes a fresh clone ready: the right Node, the packages of package-lock.json, and SQLite's native binding.
 * Does nothing, in milliseconds, when all is in place. Uses only what Node itself brings.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Refusal, root, run, runOrRefuse, step } from './step.mjs';

const OLDEST_NODE = [20, 19];

/** `npm test --silent` must not hide why an install failed. */
const LOUD_NPM = ['--loglevel=error', '--no-audit', '--no-fund'];

export async function install() {
  await installPackages();
  await prepareSqlite();
}

export async function installPackages() {
  requireNode(process.versions.node);
  if (!packagesMatchLock()) {
    // Install scripts are off because some download a binary that Chappe does not use; SQLite's is run below.
    await step('Installing packages', () =>
      runOrRefuse('npm', ['ci', '--include=dev', '--ignore-scripts', ...LOUD_NPM]),
    );
  }
}

/** Compiling takes a minute or more where the binding cannot be downloaded, and one core. `show` is a kind of step. */
export async function prepareSqlite(show = step) {
  if (!sqliteLoads()) await show('Preparing SQLite', buildSqlite);
}

function requireNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Refusal(
    `Chappe needs Node.js ${OLDEST_NODE.join('.')} or newer; this is ${version}. See https://nodejs.org`,
  );
}

/** Compares package-lock.json with npm's own record of what it installed, which it writes last. */
function packagesMatchLock() {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages(path.join(root, 'package-lock.json'))).every(
    ([folder, wanted]) =>
      folder === '' || // The project itself.
      (installed[folder]
        ? installed[folder].version === wanted.version && installed[folder].integrity === wanted.integrity
        : wanted.optional), // Built for another platform.
  );
}

const readPackages = (lockFile) => JSON.parse(readFileSync(lockFile, 'utf8')).packages;

/** Opening a database is the only true check: the binding must exist and fit this Node. */
function sqliteLoads() {
  try {
    const Sqlite = createRequire(path.join(root, 'package.json'))('better-sqlite3');
    new Sqlite(':memory:').close();
    return true;
  } catch {
    return false;
  }
}

async function buildSqlite() {
  const { output } = await run('npm', ['rebuild', 'better-sqlite3', ...LOUD_NPM]);
  // A fresh process, because this one remembers the binding that it failed to load.
  const probe = "new (require('better-sqlite3'))(':memory:').close()";
  if ((await run(process.execPath, ['-e', probe])).code === 0) return;
  throw new Refusal(
    `${output}\nSQLite's binding could be neither downloaded nor compiled. Install a compiler, then try again:\n` +
      (process.platform === 'darwin' ? '  xcode-select --install' : '  sudo apt-get install -y python3 make g++'),
  );
}
