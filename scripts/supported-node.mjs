/**
 * Which versions of Node Chappe runs on, as package.json's `engines` says. Everything here and in what it is imported
 * by before the check must run on Node 18, so that a Node that is too old is told so and nothing worse happens.
 */
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

const numbers = (version) => version.split('.').map(Number);

/** Whether `version` (22.19.0) is in one of the ranges of `engines.node`: `^X.Y.Z` or `>=X.Y.Z`, parted by `||`. */
export function isSupported(version, ranges = engines.node) {
  const [major, minor] = numbers(version);
  return ranges.split('||').some((text) => {
    const range = text.trim();
    const [wantedMajor, wantedMinor] = numbers(range.replace(/^(\^|>=)/, ''));
    if (major === wantedMajor) return minor >= wantedMinor;
    return range.startsWith('>=') && major > wantedMajor;
  });
}

export const needsAnotherNode = (version) =>
  `Chappe needs Node.js ${engines.node.replaceAll('||', 'or')}; this is ${version}.`;
