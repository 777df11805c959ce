/** Counts what a test runner did from the JSON report that it wrote, never from its exit code alone. */
import { existsSync, readFileSync } from 'node:fs';

/**
 * @param {string} file the report
 * @param {(report: any) => { passed: number, failed: number }} count
 * @param {number} exitCode the runner's: a failure that the report does not show still counts as one
 */
export function tally(file, count, exitCode) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { passed, failed } = count(JSON.parse(readFileSync(file, 'utf8')));
  const unexplained = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: unexplained ? 1 : failed };
}

/** A test that did not run has not passed; a file that could not be loaded is one failure. */
export function countVitest(report) {
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const passed = report.numPassedTests;
  return { passed, failed: report.numTotalTests - passed + unloaded.length };
}

export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}
