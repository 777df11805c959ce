import { remembering } from '../remembering';

/** Few lists are needed by most requests. */
const MOST_REMEMBERED = 1_000;

/** The stored JSON list of an API user's addresses. Throws on anything else: an unreadable list must not open the door. */
export const readIpRules = remembering(MOST_REMEMBERED, (json): readonly string[] => {
  const stored: unknown = JSON.parse(json);
  if (Array.isArray(stored) && stored.every((rule) => typeof rule === 'string')) return stored;
  throw new Error(`unreadable IP rules: ${json}`);
});
