/**
 * `npm test`: every check, every unit test, a production build and the end-to-end tests in a real browser.
 * Goes on after a failure, so that the last line is the whole truth: `N passed, N failed`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildIfChanged } from './build.mjs';
import { testEnvironment } from './e2e.mjs';
import { generate } from './generate.mjs';
import { install } from './install.mjs';
import { Refusal, root, run, runAsScript, runOrRefuse, step } from './step.mjs';
import { getTestPeers } from './test-peers.mjs';
import { countPlaywright, countVitest, tally } from './test-reports.mjs';

const reports = path.join(root, '.chappe');
const total = { passed: 0, failed: 0, failures: [] };

const npmRun = (script, ...args) => ['npm', ['run', '--silent', script, ...args]];

function add({ passed, failed, failures }) {
  total.passed += passed;
  total.failed += failed;
  total.failures.push(...failures);
}

const addPass = () => add({ passed: 1, failed: 0, failures: [] });

const addFailure = (failure) => add({ passed: 0, failed: 1, failures: [failure] });

/** Does `work` as one check that passes or fails. */
async function check(title, work) {
  try {
    const result = await work();
    addPass();
    return result ?? true;
  } catch (error) {
    process.stdout.write(`\n${error instanceof Refusal ? error.message : error.stack}\n\n`);
    addFailure(title);
    return undefined;
  }
}

const staticCheck = (title, script) =>
  check(title, () => step(title, () => runOrRefuse(...npmRun(script)), { isBesideOthers: true }));

/**
 * What needs one core each, side by side: lint takes as long as all others and the build together. What tests need from
 * elsewhere comes over the network meanwhile. Answers whether there is a build.
 */
async function prepare() {
  const others = async () => {
    await staticCheck('Format (Biome)', 'format:check');
    await staticCheck('Types (TypeScript)', 'typecheck');
    await staticCheck('Layers (dependency-cruiser)', 'deps');
    await staticCheck('Dead code (knip)', 'knip');
    return check('Production build', () => buildIfChanged({ isBesideOthers: true }));
  };
  const fromElsewhere = async () => {
    await getTestPeers();
    // What cannot be had is told by the tests that need it.
    await testEnvironment().catch(() => undefined);
  };
  const [isBuilt] = await Promise.all([others(), staticCheck('Lint (ESLint)', 'lint'), fromElsewhere()]);
  return isBuilt;
}

async function unitTests() {
  const report = path.join(reports, 'vitest.json');
  rmSync(report, { force: true });
  const reporting = ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(...npmRun('test:unit', ...reporting), { show: true });
  add(tally('Vitest', report, countVitest, code));
}

async function endToEndTests() {
  const report = path.join(reports, 'playwright.json');
  rmSync(report, { force: true });
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const { code } = await run(...npmRun('e2e', '--', '--reporter=list,json'), { show: true, env });
  add(tally('Playwright', report, countPlaywright, code));
}

async function testAll() {
  mkdirSync(reports, { recursive: true });
  const ready = await check('Installing', async () => {
    await install();
    await generate();
  });
  if (!ready) return;
  const isBuilt = await prepare();
  await unitTests();
  if (isBuilt) await endToEndTests();
}

await runAsScript(import.meta.url, async () => {
  try {
    await testAll();
  } catch (error) {
    addFailure(error.stack);
  }
  // Once more: whoever sees the end of the output alone must know what to look at.
  for (const failure of total.failures) process.stdout.write(`\n✗ ${failure}\n`);
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
});
