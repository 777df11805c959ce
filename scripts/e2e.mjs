/** `npm run e2e -- …`: Playwright against the production build, with a browser and every Node that the tests name. */
import { findBrowser } from './browser.mjs';
import { buildIfChanged } from './build.mjs';
import { generate } from './generate.mjs';
import { install } from './install.mjs';
import { nodeFromNpm } from './own-node.mjs';
import { command, run, runAsScript } from './step.mjs';

/** 18 is the oldest that the launcher runs on, the others are those that Chappe supports. */
const MAJORS = [18, 22, 24, 26];

/** What Playwright needs beside the build: the browser, and the Nodes as `NODE_18=/path/to/node`. */
export async function testEnvironment() {
  const env = await findBrowser();
  const nodes = await Promise.all(MAJORS.map((major) => nodeFromNpm(major, { isBesideOthers: true })));
  nodes.forEach((node, index) => {
    if (node) env[`NODE_${MAJORS[index]}`] = node;
  });
  return env;
}

await runAsScript(import.meta.url, async () => {
  await install();
  await generate();
  await buildIfChanged();
  const args = ['test', ...process.argv.slice(2)];
  const { code } = await run(command('playwright'), args, { show: true, env: await testEnvironment() });
  process.exitCode = code;
});
