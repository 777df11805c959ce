/** How a provider's HTTP API is spoken to, told as data: what is asked, what its answer means, and what it tells later. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Texts in it may have placeholders (placeholders.ts). */
export type BodyTemplate =
  | { readonly kind: 'none' }
  | { readonly kind: 'form'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'json'; readonly json: Json }
  | { readonly kind: 'xml'; readonly xml: string };

export const METHODS = ['GET', 'POST', 'PUT'] as const;
export const AUTHORISATIONS = ['none', 'basic', 'bearer'] as const;
/** How a number is written: +33612345678, 33612345678 or 0033612345678. */
export const NUMBER_FORMATS = ['plus', 'digits', 'zeros'] as const;
export type NumberFormat = (typeof NUMBER_FORMATS)[number];

export type RequestTemplate = {
  readonly method: (typeof METHODS)[number];
  readonly url: string;
  /** What follows the URL, as a form. */
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyTemplate;
  /** `basic`: username and password; `bearer`: the token. */
  readonly authorisation: (typeof AUTHORISATIONS)[number];
  readonly numbers: NumberFormat;
  /** What `{{coding}}` says of a text that was billed as GSM 7-bit, and of another. */
  readonly codings: { readonly gsm7: string; readonly ucs2: string };
};

/** Where something stands in an answer. */
export type AnswerPlace =
  /** A JSON pointer, or names with dots; `*` stands for each. */
  | { readonly in: 'json'; readonly at: string }
  /** What the first tag of this name holds, or `tag@attribute`. */
  | { readonly in: 'xml'; readonly at: string }
  /** A regular expression: its first group, else all that it finds. */
  | { readonly in: 'pattern'; readonly at: string }
  | { readonly in: 'body' };

/** What an answer means for the message that was asked for. */
export const MEANINGS = [
  'taken',
  /** For good, because of its number, its sender, its text, or the whole of it. */
  'number',
  'sender',
  'text',
  'refused',
  /** It took nothing, for now: of this message alone, or (below) of any. */
  'later',
  'credentials',
  'credit',
  'busy',
  'address',
  'unknown',
] as const;
export type Meaning = (typeof MEANINGS)[number];

export type AnswerRules = {
  /** `own`: the id that it was given, `{{id}}`, names the message there too. Null: it has none. */
  readonly id: AnswerPlace | { readonly in: 'own' } | null;
  /** What its HTTP status means, by the status or by its class, such as 4xx; else what HTTP says. */
  readonly statuses: Readonly<Record<string, Meaning>>;
  /** Where it says more than its status does; null: nowhere. */
  readonly code: AnswerPlace | null;
  /**
   * What each code means; a `*` ends the beginning of one. If any means that it was taken, no other answer does. Where
   * several stand, a message is in doubt of which some say that it was taken, and others do not.
   */
  readonly codes: Readonly<Record<string, Meaning>>;
  /** Where its own words stand; null: they are not kept. */
  readonly words: AnswerPlace | null;
};

/**
 * A name in a form or a query, or a place in JSON; of several the first that is there counts, but what makes up a
 * status is joined.
 */
export type NewsPlaces = readonly string[];

/** Whether a request tells this: the place says one of these words or, without any, something. */
export type NewsTest = { readonly at: string; readonly is: readonly string[] };

type NewsRules = {
  /** Null: each does. */
  readonly when: NewsTest | null;
  /** Where a list of them stands in JSON; null: a request tells one. */
  readonly list: string | null;
  readonly id: NewsPlaces;
};

export const RECEIPT_STATES = [
  'delivered',
  'failed',
  'expired',
  /** Not taken by the networks, and not billed. */
  'rejected',
  'waiting',
  'buffered',
  /** Nothing that a message's history should have. */
  'ignored',
] as const;
export type ReceiptState = (typeof RECEIPT_STATES)[number];

export type ReceiptRules = NewsRules & {
  readonly status: NewsPlaces;
  readonly states: Readonly<Record<string, ReceiptState>>;
  readonly reason: NewsPlaces;
  /** The ptt code of each reason. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly words: NewsPlaces;
};

export type IncomingRules = NewsRules & {
  readonly from: NewsPlaces;
  readonly to: NewsPlaces;
  /** Where it does not say to whom it was sent. May have placeholders of what its user fills in. */
  readonly toOtherwise: string;
  readonly text: NewsPlaces;
  /** Where segments say which they are; null: it joins them. */
  readonly segment: { readonly reference: string; readonly number: string; readonly count: string } | null;
};

/** What a provider wants to be answered when it tells something. */
export type Acknowledgement = {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
};

export type HttpApi = {
  readonly request: RequestTemplate;
  readonly answer: AnswerRules;
  /** Null: it tells nothing of the kind. */
  readonly receipts: ReceiptRules | null;
  readonly incoming: IncomingRules | null;
  readonly acknowledgement: Acknowledgement;
};
