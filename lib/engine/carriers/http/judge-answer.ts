/** What a provider's answer means, by the rules that it was set up with. */
import { codeTable } from '@/lib/domain/carrier/http/code-table';
import { compilePattern } from '@/lib/domain/carrier/http/compile-pattern';
import { findPattern } from '@/lib/domain/carrier/http/find-pattern';
import type { AnswerPlace, AnswerRules, Meaning } from '@/lib/domain/carrier/http/http-api';
import { parseJson, textsAt } from '@/lib/domain/carrier/http/read-json';
import { type AnswerVerdict, AS_IT_IS, INVALID_CONTENT, INVALID_NUMBER, type Obstacle } from '../requests/verdict';
import { readXml } from './read-xml';

type Answer = { readonly status: number; readonly body: string };
type Judge = (answer: Answer, messageId: number) => AnswerVerdict;

/** What HTTP says of itself. */
const STATUSES: Readonly<Record<string, Meaning>> = {
  '2xx': 'taken',
  '400': 'later',
  '401': 'credentials',
  '402': 'credit',
  '409': 'later',
  '413': 'later',
  '414': 'later',
  '422': 'later',
  '429': 'busy',
  '503': 'busy',
  '3xx': 'address',
  '4xx': 'address',
  // Some proxy's, perhaps: what failed behind it may have been sent.
  '5xx': 'unknown',
};

/**
 * Likewise, of what some answer for one message: a recipient whom they do not know any more, or who may not be sent to.
 */
const UNSURE: Readonly<Record<string, Obstacle>> = { '403': 'credentials', '404': 'address', '410': 'address' };

const LONGEST_WORDS = 200;

/** On one line, and not too long for a history. */
const inShort = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_WORDS);

/** The status itself says more than its class. */
function meaningsOf(table: Readonly<Record<string, Meaning>>): (status: number) => Meaning | undefined {
  const meanings = codeTable(table);
  return (status) => meanings(String(status)) ?? meanings(`${String(Math.floor(status / 100))}xx`);
}

/** Undefined: it does not say it for sure. */
function createStatusReader({ statuses }: Pick<AnswerRules, 'statuses'>): (status: number) => Meaning | undefined {
  const told = meaningsOf(statuses);
  const usual = meaningsOf(STATUSES);
  return (status) => told(status) ?? (status in UNSURE ? undefined : (usual(status) ?? 'unknown'));
}

const isSuccess = (status: number) => status >= 200 && status < 300;

/** @param hide takes out of what it says what must not be kept. */
export function createJudge(rules: AnswerRules, hide: (text: string) => string): Judge {
  const byStatus = createStatusReader(rules);
  const codes = codeTable(rules.codes);
  const mustSayYes = rules.code !== null && Object.values(rules.codes).includes('taken');

  /** Undefined: HTTP's status alone says what it means, and does not say it for sure. */
  const meaningOf = ({ status }: Answer, said: readonly string[]): Meaning | undefined => {
    const meant = said.map(codes);
    // One part of it was taken, and of another nobody knows why not: none of it can be sent again.
    if (meant.includes('taken') && meant.some((one) => one !== 'taken')) return 'unknown';
    const meaning = mustSayYes && meant.includes(undefined) ? undefined : meant.find((one) => one !== undefined);
    if (meaning !== undefined && (meaning !== 'taken' || isSuccess(status))) return meaning;
    const byItself = byStatus(status);
    return byItself === 'taken' && mustSayYes ? 'unknown' : byItself;
  };
  const allAt = (place: AnswerPlace | null, body: string) => (place && readPlace(place, body)) ?? [];

  return (answer, messageId) => {
    const said = allAt(rules.code, answer.body);
    const text = inShort(hide(wordsOf(answer, [...said, ...allAt(rules.words, answer.body)])));
    const meaning = meaningOf(answer, said);
    if (meaning === undefined)
      return { kind: 'later', text, obstacle: UNSURE[answer.status] ?? 'address', unsure: true };
    if (meaning !== 'taken') return verdictOf(meaning, text);
    const ids = idsOf(rules.id, answer.body, messageId);
    return ids ? { kind: 'taken', ids } : { kind: 'unknown', text: `What answered is not what was set up: ${text}` };
  };
}

const wordsOf = ({ status }: Answer, said: readonly string[]): string =>
  [`HTTP ${String(status)}`, ...new Set(said)].join(' ');

/** Empty: it has none. Null: nothing that was set up answers so. */
function idsOf(place: AnswerRules['id'], body: string, messageId: number): readonly string[] | null {
  if (place === null) return [];
  if (place.in === 'own') return [String(messageId)];
  const found = readPlace(place, body);
  // JSON without an id may still be an answer; a text in which there is nothing is not.
  if (found === null || (place.in !== 'json' && found.length === 0)) return null;
  return found.map((id) => id.trim()).filter((id) => id !== '');
}

/** Null: the answer is of another format. */
function readPlace(place: AnswerPlace, body: string): readonly string[] | null {
  switch (place.in) {
    case 'json': {
      const json = parseJson(body);
      return typeof json?.value === 'object' && json.value !== null ? textsAt(json.value, place.at) : null;
    }
    case 'xml':
      return presentOnly(readXml(body, place.at));
    case 'pattern':
      return presentOnly(findIn(place.at, body));
    case 'body':
      return presentOnly(body.trim() || null);
  }
}

function findIn(pattern: string, body: string): string | null {
  const program = compilePattern(pattern);
  return program && findPattern(program, body);
}

const presentOnly = (text: string | null): readonly string[] => (text === null ? [] : [text]);

function verdictOf(meaning: Exclude<Meaning, 'taken'>, text: string): AnswerVerdict {
  switch (meaning) {
    case 'number':
      return { kind: 'refused', ptt: INVALID_NUMBER, text };
    case 'text':
      return { kind: 'refused', ptt: INVALID_CONTENT, text };
    case 'sender':
    case 'refused':
      return { kind: 'refused', ptt: AS_IT_IS, text };
    case 'later':
      return { kind: 'later', text, obstacle: null };
    case 'unknown':
      return { kind: 'unknown', text };
    case 'credentials':
    case 'credit':
    case 'busy':
    case 'address':
      return { kind: 'later', text, obstacle: meaning };
  }
}
