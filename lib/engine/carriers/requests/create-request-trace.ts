/** The last requests of a carrier by HTTP and their answers, as somebody may see them: put together when they look. */
import { MOST_TRACED, type TraceEntry } from '@/lib/domain/carrier/live-carrier';
import { createRing } from '@/lib/platform/memory/ring';
import type { Submission } from '../contract/driver';
import type { CallOutcome, OutgoingRequest } from './create-caller';
import { maskText } from './mask-text';
import type { Verdict } from './verdict';

export type ShownRules = {
  /** The request for a message, with whatever stands for its secrets. Throws where the settings make none. */
  show(message: Submission): OutgoingRequest;
  /** Takes secrets out of what was answered. */
  hide(text: string): string;
};

/** Of a request's and an answer's body. */
const LONGEST_BODY = 2_000;

/** What stands for a secret in a request; it looks alike however it is escaped. */
export const HIDDEN = 'hidden';

/** What stands for a text, so that its place in the request is seen. */
const inPlaceOf = (text: string): string => `text-of-${String(text.length)}-characters`;

type Traced = { readonly at: number; readonly message: Submission } & (
  | { readonly kind: 'asked' }
  | { readonly kind: 'answered'; readonly what: string; readonly whole: string; readonly verdict: Verdict }
);

export function createRequestTrace({ show, hide }: ShownRules) {
  const ring = createRing<Traced>(MOST_TRACED);
  // Secrets first: one that is cut off is none that could be found.
  const hideAll = (said: string, { text }: Submission) => maskText(hide(said).slice(0, 2 * LONGEST_BODY), text);
  return {
    asked: (message: Submission): void => ring.push({ at: Date.now(), message, kind: 'asked' }),
    /** `outcome` null: nothing could be asked. */
    answered: (message: Submission, outcome: CallOutcome | null, verdict: Verdict): void => {
      const what = outcome?.kind === 'answered' ? `HTTP ${String(outcome.status)}` : 'no answer';
      const whole = outcome?.kind === 'answered' ? wholeOf(outcome, verdict, (text) => hideAll(text, message)) : '';
      ring.push({ at: Date.now(), message, kind: 'answered', what, whole, verdict });
    },
    entries: (): readonly TraceEntry[] => ring.newest().map((traced) => entryOf(traced, show)),
  };
}

type Answered = Extract<CallOutcome, { kind: 'answered' }>;

/** Headers that say why something is refused, or by whom; others may be anything, such as a cookie. */
const SHOWN_HEADERS =
  /^(?:allow|content-(?:length|type)|date|location|retry-after|server|via|www-authenticate|x-.*(?:error|limit|request-id).*)$/;

/** Of an answer that says yes the body is not needed: it may repeat anything. */
function wholeOf({ status, headers, body }: Answered, verdict: Verdict, hide: (text: string) => string): string {
  const shown = headers.filter(([name]) => SHOWN_HEADERS.test(name)).map(([name, value]) => `${name}: ${hide(value)}`);
  const said = verdict.kind === 'taken' ? `(${String(body.length)} characters that say yes)` : inShort(hide(body));
  return [`HTTP/1.1 ${String(status)}`, ...shown, '', said].join('\n').trimEnd();
}

const inShort = (text: string): string => (text.length > LONGEST_BODY ? `${text.slice(0, LONGEST_BODY)}…` : text);

function entryOf({ at, message, ...traced }: Traced, show: ShownRules['show']): TraceEntry {
  const common = { at: new Date(at), connection: null, exchange: message.id };
  if (traced.kind === 'answered') {
    const { what, whole, verdict } = traced;
    const isTaken = verdict.kind === 'taken';
    return {
      ...common,
      direction: 'in',
      what,
      status: isTaken ? 'ok' : verdict.text,
      isFault: !isTaken,
      carrierId: isTaken ? (verdict.ids[0] ?? null) : null,
      msisdn: null,
      textLength: null,
      whole: whole || null,
    };
  }
  return {
    ...common,
    direction: 'out',
    ...askedOf(message, show),
    status: null,
    isFault: false,
    carrierId: null,
    msisdn: message.recipient,
    textLength: message.text.length,
  };
}

function askedOf(message: Submission, show: ShownRules['show']): Pick<TraceEntry, 'what' | 'whole'> {
  try {
    const { url, method, headers, body } = show({ ...message, text: inPlaceOf(message.text) });
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const first = [`${method} ${url.pathname}${url.search} HTTP/1.1`, `host: ${url.host}`];
    const whole = [...first, ...lines, '', inShort(body)].join('\n').trimEnd();
    return { what: `${method} ${url.origin}${url.pathname}`, whole };
  } catch {
    return { what: 'no request', whole: null };
  }
}
