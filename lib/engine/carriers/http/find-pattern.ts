/** A regular expression that somebody else wrote, on a text that somebody else wrote: within bounded time. */
import { createContext, Script } from 'node:vm';

const PATIENCE_MS = 50;

const attempt = new Script('new RegExp(pattern, "u").exec(text)');

/** The first group, else all that it finds; null: nothing, or not in time. */
export function findPattern(pattern: string, text: string): string | null {
  try {
    const found: unknown = attempt.runInContext(createContext({ pattern, text }), { timeout: PATIENCE_MS });
    if (!Array.isArray(found) && !isMatch(found)) return null;
    const [whole, group] = Array.from(found, String);
    return (found.length > 1 ? group : whole) ?? null;
  } catch {
    return null;
  }
}

/** An array of another context is none of ours. */
const isMatch = (found: unknown): found is ArrayLike<unknown> =>
  typeof found === 'object' && found !== null && 'length' in found && typeof found.length === 'number';
