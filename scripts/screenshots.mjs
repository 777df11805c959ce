/** `npm run screenshots -- …`: builds what is served in production, then takes the pictures (e2e/pictures). */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './browser.mjs';
import { buildIfChanged } from './build.mjs';
import { generate } from './generate.mjs';
import { install } from './install.mjs';
import { root, run, runAsScript } from './step.mjs';

/** What all clocks say when the pictures begin: a Thursday afternoon on the account. */
const BEGINS = Date.parse('2026-11-26T16:42:00+01:00');

await runAsScript(import.meta.url, async () => {
  await install();
  await generate();
  await buildIfChanged();
  const pictures = path.join(root, 'e2e', 'pictures');
  const args = ['--import', 'tsx', path.join(pictures, 'take-pictures.ts'), ...process.argv.slice(2)];
  const env = {
    ...(await findBrowser()),
    NODE_OPTIONS: `--import ${pathToFileURL(path.join(pictures, 'clock.mjs'))}`,
    CLOCK_AHEAD_MS: String(BEGINS - Date.now()),
    // Callbacks tell their dates by the account's clock.
    TZ: 'Europe/Paris',
  };
  const { code } = await run(process.execPath, args, { show: true, env });
  process.exitCode = code;
});
