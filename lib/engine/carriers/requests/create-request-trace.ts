/** The last requests of a carrier by HTTP and their answers, as somebody may see them: put together when they look. */
import { MOST_TRACED, type TraceEntry } from '@/lib/domain/carrier/live-carrier';
import { createRing } from '@/lib/platform/memory/ring';
import type { Submission } from '../contract/driver';
import type { CallOutcome, OutgoingRequest } from './create-caller';
import { createTextMask, maskText } from './mask-text';
import type { Verdict } from './verdict';

export type ShownRules = {
  /** The request for a message, with whatever stands for its secrets. Throws where the settings make none. */
  show(message: Submission): OutgoingRequest;
  /** Takes secrets out of what was answered; its text is taken out besides (mask-text.ts). */
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
  | { readonly kind: 'answered'; readonly what: string; readonly kept: Kept | null; readonly verdict: Verdict }
);

export function createRequestTrace({ show, hide }: ShownRules) {
  const ring = createRing<Traced>(MOST_TRACED);
  return {
    asked: (message: Submission): void => ring.push({ at: Date.now(), message, kind: 'asked' }),
    /** `outcome` null: nothing could be asked. Its `verdict` repeats nothing. */
    answered: (message: Submission, outcome: CallOutcome | null, verdict: Verdict): void => {
      const answer = outcome?.kind === 'answered' ? outcome : null;
      const what = answer ? `HTTP ${String(answer.status)}` : 'no answer';
      const kept = answer && keptOf(answer, verdict, hide);
      ring.push({ at: Date.now(), message, kind: 'answered', what, kept, verdict });
    },
    entries: (): readonly TraceEntry[] => ring.newest().map((traced) => entryOf(traced, { show, hide })),
  };
}

type Answered = Extract<CallOutcome, { kind: 'answered' }>;

/** Headers that say why something is refused, or by whom; others may be anything, such as a cookie. */
const SHOWN_HEADERS =
  /^(?:allow|content-(?:length|type)|date|location|retry-after|server|via|www-authenticate|x-.*(?:error|limit|request-id).*)$/;

/** `body` null: it says yes and is not needed; it may repeat anything. */
type Kept = Pick<Answered, 'status' | 'headers'> & { readonly length: number; readonly body: string | null };

/** What is kept until somebody looks: without secrets, and not all of it, but still with what it repeats of a text. */
function keptOf({ status, headers, body }: Answered, { kind }: Verdict, hide: ShownRules['hide']): Kept {
  // Secrets first: one that is cut off is none that could be found.
  const keep = (said: string) => copyOf(hide(said).slice(0, 2 * LONGEST_BODY));
  const shown = headers
    .filter(([name]) => SHOWN_HEADERS.test(name))
    .map(([name, value]) => [name, keep(value)] as const);
  return { status, headers: shown, length: body.length, body: kind === 'taken' ? null : keep(body) };
}

/** Of its own: a mere slice would keep the whole that it is of. */
const copyOf = (slice: string): string => Buffer.from(slice, 'utf16le').toString('utf16le');

function wholeOf({ status, headers, length, body }: Kept, { text }: Submission): string {
  const mask = createTextMask(text);
  const shown = headers.map(([name, value]) => `${name}: ${mask(value)}`);
  const said = body === null ? `(${String(length)} characters that say yes)` : inShort(mask(body));
  return [`HTTP/1.1 ${String(status)}`, ...shown, '', said].join('\n').trimEnd();
}

const inShort = (text: string): string => (text.length > LONGEST_BODY ? `${text.slice(0, LONGEST_BODY)}…` : text);

function entryOf({ at, message, ...traced }: Traced, { show, hide }: ShownRules): TraceEntry {
  const common = { at: new Date(at), connection: null, exchange: message.id };
  if (traced.kind === 'answered') {
    const { what, kept, verdict } = traced;
    const isTaken = verdict.kind === 'taken';
    const [id] = isTaken ? verdict.ids : [];
    return {
      ...common,
      direction: 'in',
      what,
      status: isTaken ? 'ok' : verdict.text,
      isFault: !isTaken,
      // What was set up as the id's place may be another's.
      carrierId: id === undefined ? null : maskText(hide(id).slice(0, LONGEST_BODY), message.text),
      msisdn: null,
      textLength: null,
      whole: kept && wholeOf(kept, message),
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
