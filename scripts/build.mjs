/** `npm run build`: the database client, the panel (Next) and the server, ready for `node dist/server.js`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle, clearBundle, stamp } from './bundle.mjs';
import { actionSaltOf, fingerprintSources } from './fingerprint.mjs';
import { generate } from './generate.mjs';
import { install } from './install.mjs';
import { command, root, runAsScript, runOrRefuse, step } from './step.mjs';

/** @param {{ isBesideOthers?: boolean }} [shown] like `step` */
export async function build(shown) {
  const sources = fingerprintSources();
  clearBundle();
  await generate();
  const buildPanel = () =>
    runOrRefuse(command('next'), ['build'], {
      env: { NODE_ENV: 'production', NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionSaltOf(sources) },
    });
  await step('Building the panel', buildPanel, shown);
  await step('Bundling the server', () => bundle(), shown);
  writeFileSync(stamp, sources);
}

/** Builds only when the sources differ from those of the last complete build. */
export async function buildIfChanged(shown) {
  const complete = existsSync(stamp) && existsSync(path.join(root, '.next', 'BUILD_ID'));
  if (!complete || readFileSync(stamp, 'utf8') !== fingerprintSources()) await build(shown);
}

await runAsScript(import.meta.url, async () => {
  await install();
  await build();
});
