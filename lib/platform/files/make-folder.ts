import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { about } from '../log/operator-fault';

const FOR_OWNER_ALONE = 0o700;

/**
 * Makes a folder and those above it that are missing, for their owner alone. Node's `recursive` says of a read-only disk
 * that the folder does not exist, and below /proc it never ends.
 * @throws OperatorFault that names the first that cannot be made.
 */
export function makeFolder(folder: string): void {
  const absolute = path.resolve(folder);
  if (isFolder(absolute)) return;
  makeFolder(path.dirname(absolute));
  try {
    about(absolute, () => mkdirSync(absolute, { mode: FOR_OWNER_ALONE }));
  } catch (cause) {
    // Somebody else may have made it meanwhile.
    if (!isFolder(absolute)) throw cause;
  }
}

const isFolder = (file: string): boolean =>
  about(file, () => statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false);
