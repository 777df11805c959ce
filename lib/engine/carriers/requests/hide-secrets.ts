import { spellingsOf } from './spellings';

/** A shorter one is no secret, and may be anything that an answer says. */
const SHORTEST_SECRET = 6;

/** What answers may repeat what it was asked; a history and a trace must not. */
export function createHider(secrets: readonly string[]): (text: string) => string {
  const hidden = secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(spellingsOf);
  const longestFirst = [...new Set(hidden)].toSorted((one, other) => other.length - one.length);
  return (text) => longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
}
