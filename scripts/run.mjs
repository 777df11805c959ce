/** `node scripts/run.mjs FILE …`: runs one of our TypeScript commands from its source, through tsx. */
import path from 'node:path';
import { generate } from './generate.mjs';
import { install } from './install.mjs';
import { Refusal, root, run, runAsScript } from './step.mjs';

await runAsScript(import.meta.url, async () => {
  const [file, ...args] = process.argv.slice(2);
  if (!file) throw new Refusal('Name the TypeScript file to run.');
  await install();
  await generate();
  const { code } = await run(process.execPath, ['--import', 'tsx', path.join(root, file), ...args], { show: true });
  process.exitCode = code;
});
