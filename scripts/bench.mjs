/** `node scripts/bench.mjs FILE …`: builds what is served in production, then runs one benchmark against it. */
import path from 'node:path';
import { findBrowser } from './browser.mjs';
import { buildIfChanged } from './build.mjs';
import { generate } from './generate.mjs';
import { install } from './install.mjs';
import { Refusal, root, run, runAsScript } from './step.mjs';

await runAsScript(import.meta.url, async () => {
  const [file, ...args] = process.argv.slice(2);
  if (!file) throw new Refusal('Name the benchmark to run.');
  await install();
  await generate();
  await buildIfChanged();
  const env = ['panel.ts', 'phone.ts'].includes(path.basename(file)) ? await findBrowser() : {};
  const { code } = await run(process.execPath, ['--import', 'tsx', path.join(root, file), ...args], {
    show: true,
    env,
  });
  process.exitCode = code;
});
