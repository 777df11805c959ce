import { remembering } from '../remembering';
import { type AccessRule, RULE_METHODS } from './access-rule';

/** Few lists are needed by most calls. */
const MOST_REMEMBERED = 1_000;

function isRule(stored: unknown): stored is AccessRule {
  if (typeof stored !== 'object' || stored === null || !('method' in stored) || !('path' in stored)) return false;
  return RULE_METHODS.some((method) => method === stored.method) && typeof stored.path === 'string';
}

/** The stored JSON list of a key's rules. Throws on anything else. */
export const readRules = remembering(MOST_REMEMBERED, (json): readonly AccessRule[] => {
  const stored: unknown = JSON.parse(json);
  if (Array.isArray(stored) && stored.every(isRule)) return stored;
  throw new Error(`unreadable access rules: ${json}`);
});
