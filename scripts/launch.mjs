/**
 * `node scripts/launch.mjs FILE …` or `node scripts/launch.mjs COMMAND …`: every script of package.json starts here.
 * Runs a file of ours (it has a slash) or the command of an installed package, under a Node that Chappe supports: the
 * one that is there, else one of its own from npm. Runs on Node 18 itself.
 */
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { install } from './install.mjs';
import { become, ownNode } from './own-node.mjs';
import { Refusal, root, runAsScript, command as toolCommand } from './step.mjs';
import { isSupported } from './supported-node.mjs';

await runAsScript(import.meta.url, async () => {
  const [target, ...args] = process.argv.slice(2);
  if (!target) throw new Refusal('Name what to run.');
  if (!isSupported(process.versions.node)) {
    return become(await ownNode(), process.argv.slice(1));
  }
  if (!target.includes('/')) {
    await install();
    return become(process.execPath, [realpathSync(toolCommand(target)), ...args]);
  }
  const file = path.join(root, target);
  if (!existsSync(file)) throw new Refusal(`${target} is not built yet: npm run build`);
  // In this process, so that a server's signals and exit code need no forwarding.
  process.argv.splice(1, 2, file);
  await import(pathToFileURL(file));
});
