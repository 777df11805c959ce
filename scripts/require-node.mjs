/**
 * Imported first by whatever can be started past the launcher: on a Node that is not supported it says so and ends the
 * process before a package that cannot run there is loaded (SQLite's binding would end it without a word).
 */
import { isSupported, needsAnotherNode } from './supported-node.mjs';

if (!isSupported(process.versions.node)) {
  process.stderr.write(`${needsAnotherNode(process.versions.node)} Start it with npm, which brings its own.\n`);
  process.exit(1);
}
