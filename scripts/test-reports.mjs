/** Reads what a test runner did from the JSON report that it wrote, never from its exit code alone. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './step.mjs';

/** In characters: enough of a failure to know it again; all of it stands further up. */
const LONGEST_REASON = 1_000;

/** @typedef {{ passed: number, failed: number, failures: string[] }} Tally `failures`: what failed and why, for people */

/**
 * @param {string} runner
 * @param {string} file the report
 * @param {(report: any) => Tally} count
 * @param {number} exitCode the runner's: a failure that the report does not show still counts as one
 * @returns {Tally}
 */
export function tally(runner, file, count, exitCode) {
  const unexplained = {
    failed: 1,
    failures: [`${runner} ended with exit code ${exitCode}; its report does not say why.`],
  };
  if (!existsSync(file)) return { passed: 0, ...unexplained };
  const counted = count(JSON.parse(readFileSync(file, 'utf8')));
  const isExplained = counted.failed > 0 || (exitCode === 0 && counted.passed > 0);
  return isExplained ? counted : { ...counted, ...unexplained };
}

/**
 * A test that did not run has not passed; a file that could not be loaded is one failure.
 * @returns {Tally}
 */
export function countVitest(report) {
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const passed = report.numPassedTests;
  const failures = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed')
      .map(({ fullName, status, failureMessages }) =>
        describe(path.relative(root, name), fullName, failureMessages[0] ?? status),
      ),
  );
  return {
    passed,
    failed: report.numTotalTests - passed + unloaded.length,
    failures: [...failures, ...unloaded.map(({ name, message }) => describe(path.relative(root, name), '', message))],
  };
}

/** @returns {Tally} */
export function countPlaywright({ stats, errors, suites }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
    failures: [...suites.flatMap(failedSpecs), ...errors.map(({ message }) => describe('', '', message))],
  };
}

function failedSpecs({ specs = [], suites = [] }) {
  const failed = specs.flatMap(({ file, line, title, tests }) =>
    tests
      .filter(({ status }) => status !== 'expected')
      .map(({ projectName, status, results }) =>
        describe(`${file}:${line}`, `${title} (${projectName})`, results.at(-1)?.error?.message ?? status),
      ),
  );
  return [...failed, ...suites.flatMap(failedSpecs)];
}

const describe = (place, title, reason) =>
  `${place} ${title}\n    ${stripVTControlCharacters(reason).slice(0, LONGEST_REASON)}`.trim();
