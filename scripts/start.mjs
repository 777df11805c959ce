/**
 * `npm start`: from a fresh clone to a running server. Installs and builds what is missing or outdated, then becomes
 * the server: same process, so signals and the exit code need no forwarding.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfChanged } from './build.mjs';
import { dist } from './bundle.mjs';
import { install } from './install.mjs';
import { root, runAsScript } from './step.mjs';

await runAsScript(import.meta.url, async () => {
  await install();
  await buildIfChanged();
  process.env.NODE_ENV = 'production';
  process.chdir(root);
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(path.join(dist, 'server.js')));
});
