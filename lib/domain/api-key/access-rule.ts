/** What a key may call: methods and paths of the REST API, as the original writes them. */

export const RULE_METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
type RuleMethod = (typeof RULE_METHODS)[number];

/** In the path, `*` stands for any text, slashes included: the jobs of every account are `/sms/<any>/jobs` with `*` for any. */
export type AccessRule = { readonly method: RuleMethod; readonly path: string };

/** More than any program needs; the page that asks somebody to allow them must be read. */
export const MOST_RULES = 100;
export const LONGEST_RULE_PATH = 200;

export type AccessedCall = {
  readonly method: string;
  /** Below `/1.0`, its segments decoded. */
  readonly path: string;
};

/** Routes are answered with and without a slash at the end, and so are rules. */
const withoutLastSlash = (path: string): string => path.replace(/\/+$/, '');

/** Whether one of the rules allows a call. */
export const allowsCall = (rules: readonly AccessRule[], { method, path }: AccessedCall): boolean =>
  rules.some((rule) => rule.method === method && matchesPath(rule.path, path));

/** Whether a rule is also for calls that later versions come to have. */
export const mayGrow = ({ path }: AccessRule): boolean => path.includes('*');

function matchesPath(pattern: string, path: string): boolean {
  const called = withoutLastSlash(path);
  const [first = '', ...others] = withoutLastSlash(pattern).split('*');
  const last = others.pop();
  if (last === undefined) return called === first;
  if (!called.startsWith(first)) return false;
  let at = first.length;
  // Each piece where it first comes leaves the most for those behind it.
  for (const piece of others) {
    const found = called.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return called.length - last.length >= at && called.endsWith(last);
}
