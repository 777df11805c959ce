/** Makes a fresh clone ready: the packages of package-lock.json. Uses only what Node itself brings. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LOUD_NPM, root, runOrRefuse, step } from './step.mjs';

/** Does nothing, in milliseconds, when all is in place. */
export async function install() {
  if (packagesMatchLock()) return;
  // Install scripts stay off: what they would download is not used, and SQLite's binding is in its package.
  await step('Installing packages', () => runOrRefuse('npm', ['ci', '--include=dev', '--ignore-scripts', ...LOUD_NPM]));
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
