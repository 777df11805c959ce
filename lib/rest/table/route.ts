/**
 * One operation of the REST API is one row: what it takes, which use case it calls, what it answers. Router, documents
 * and the tests of authorisation come from the rows (lib/rest/routes).
 */

import { z } from 'zod';
import type { NewRefusal } from '@/lib/domain/api-user/refused-request';
import type { ConsumerKey } from '@/lib/domain/authorisation/actor';
import type { Action } from '@/lib/domain/authorisation/policy';
import { err, ok, type Result } from '@/lib/domain/result';
import type { PanelDependencies } from '@/lib/use-cases/_shared/define-use-case';
import type { KeyDependencies } from '@/lib/use-cases/_shared/key-dependencies';
import type { KnownFacts } from '@/lib/use-cases/_shared/known-facts';
import { type Fault, faultOf, type Refused } from './faults';
import { readParts } from './read-parts';

export type RouteMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What is given to every row: what the use cases of the panel are given, and what those about keys need. */
export type RestDependencies = PanelDependencies &
  Pick<KeyDependencies, 'keysChanged'> & {
    /** The address that people use, without a trailing slash. */
    readonly publicUrl: string;
    readonly facts: KnownFacts;
    /** Keeps for the account's people what was not sent, and why. */
    readonly recordRefusal: (refusal: NewRefusal) => void;
  };

/** Who asks before it has a key. */
export type AskingApplication = { readonly kind: 'application'; readonly id: number };

/** Which ids of a long list are wanted: `cursor` is what the page before said to be next, null at the beginning. */
export type IdPage = { readonly cursor: string | null; readonly size: number };

/** What was asked, before its row has read it. */
export type Asked = {
  readonly dependencies: RestDependencies;
  readonly clientIp: string;
  /** The values of the path's placeholders, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Parsed JSON; an empty object where there was no body. */
  readonly body: unknown;
  readonly page: IdPage;
  /** What the caller names a call by, so that it is done once however often it is repeated; of a row that says `isOnce`. */
  readonly idempotencyKey: string | null;
};

/** What was asked, as its row has read it. */
type Call<Path, Query, Body> = Omit<Asked, 'path' | 'query' | 'body'> & {
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
};

/** JSON, and for a long list that goes on the cursor of its next page. */
export type RouteAnswer = { readonly json: unknown; readonly next: string | null };

type Row<Path, Query, Body, Value, Answer> = {
  readonly method: RouteMethod;
  /** As the original's schema writes it: `/sms/{serviceName}/users/{login}`. */
  readonly path: string;
  /** A line for the documents: what it does. */
  readonly summary: string;
  readonly input: {
    readonly path: z.ZodType<Path>;
    readonly query: z.ZodType<Query>;
    readonly body: z.ZodType<Body>;
  };
  /** What is answered; `VOID` is the literal null. */
  readonly output: z.ZodType<Answer>;
  readonly present: (value: Value, call: Call<Path, Query, Body>) => NoInfer<Answer>;
  /** The cursor of the next page of a list that goes on. */
  readonly next?: (value: Value) => string | null;
};

type KeyRow<Path, Query, Body, Value, Answer> = Row<Path, Query, Body, Value, Answer> & {
  /** What the table of authorisation calls it; `own`: it is about the asking key, or about all that its person has. */
  readonly action: Action | 'own';
  /** False: although it is no GET, it changes nothing, and may be asked again under the same signature. */
  readonly changes?: false;
  /** True: under one Idempotency-Key it is done once. */
  readonly isOnce?: true;
  /** True: the original does not have it. */
  readonly isOurs?: true;
  /** Calls use cases as the key that asks. */
  readonly perform: (call: Call<Path, Query, Body>, actor: ConsumerKey) => Promise<Result<Value, Refused>>;
};

type ApplicationRow<Path, Query, Body, Value, Answer> = Row<Path, Query, Body, Value, Answer> & {
  readonly perform: (call: Call<Path, Query, Body>, application: AskingApplication) => Promise<Result<Value, Refused>>;
};

type OpenRow<Path, Query, Body, Value, Answer> = Row<Path, Query, Body, Value, Answer> & {
  readonly perform: (call: Call<Path, Query, Body>) => Promise<Result<Value, Refused>>;
};

type AnyRoute = Pick<Row<unknown, unknown, unknown, unknown, unknown>, 'method' | 'path' | 'summary' | 'output'> & {
  readonly input: { readonly path: z.ZodType; readonly query: z.ZodType; readonly body: z.ZodType };
  /** False: the original has it, and here it says that it is not offered. */
  readonly isHere?: false;
  /** True: the original does not have it. */
  readonly isOurs?: true;
  /** True: under one Idempotency-Key it is done once. */
  readonly isOnce?: true;
  /** True: it answers a list page by page. */
  readonly isPaged?: true;
};

/** For whoever has a key that may make this call. */
export type KeyRoute = AnyRoute & {
  readonly access: 'key';
  readonly action: Action | 'own';
  readonly changes: boolean;
  readonly answer: (asked: Asked, actor: ConsumerKey) => Promise<Result<RouteAnswer, Fault>>;
};

/** For whoever names an application, to ask for a key. */
export type ApplicationRoute = AnyRoute & {
  readonly access: 'application';
  readonly answer: (asked: Asked, application: AskingApplication) => Promise<Result<RouteAnswer, Fault>>;
};

/** For anybody. */
export type OpenRoute = AnyRoute & {
  readonly access: 'anyone';
  readonly answer: (asked: Asked) => Promise<Result<RouteAnswer, Fault>>;
};

export type Route = KeyRoute | ApplicationRoute | OpenRoute;

export function keyRoute<Path, Query, Body, Value, Answer>(row: KeyRow<Path, Query, Body, Value, Answer>): KeyRoute {
  const { method, path, summary, action, input, output, perform } = row;
  const answer: KeyRoute['answer'] = ({ idempotencyKey, ...asked }, actor) =>
    answerRow(row, { ...asked, idempotencyKey: row.isOnce ? idempotencyKey : null }, (call) => perform(call, actor));
  const changes = row.changes ?? method !== 'GET';
  const marks = {
    ...(row.isOurs && { isOurs: row.isOurs }),
    ...(row.isOnce && { isOnce: row.isOnce }),
    ...(row.next && { isPaged: true as const }),
  };
  return { access: 'key', method, path, summary, action, changes, input, output, answer, ...marks };
}

export function applicationRoute<Path, Query, Body, Value, Answer>(
  row: ApplicationRow<Path, Query, Body, Value, Answer>,
): ApplicationRoute {
  const { method, path, summary, input, output, perform } = row;
  const answer: ApplicationRoute['answer'] = (asked, application) =>
    answerRow(row, asked, (call) => perform(call, application));
  return { access: 'application', method, path, summary, input, output, answer };
}

export function openRoute<Path, Query, Body, Value, Answer>(row: OpenRow<Path, Query, Body, Value, Answer>): OpenRoute {
  const { method, path, summary, input, output, perform } = row;
  return { access: 'anyone', method, path, summary, input, output, answer: (asked) => answerRow(row, asked, perform) };
}

async function answerRow<Path, Query, Body, Value, Answer>(
  { input, present, next }: Row<Path, Query, Body, Value, Answer>,
  asked: Asked,
  perform: (call: Call<Path, Query, Body>) => Promise<Result<Value, Refused>>,
): Promise<Result<RouteAnswer, Fault>> {
  const read = readParts(input, asked);
  if (!read.ok) return read;
  const call = { ...asked, ...read.value };
  const outcome = await perform(call);
  if (!outcome.ok) return err(faultOf(outcome.error));
  return ok({ json: present(outcome.value, call), next: next?.(outcome.value) ?? null });
}

/** What most rows take no more than: `input: { ...NO_INPUT, path: … }`. */
export const NO_INPUT = {
  path: z.strictObject({}),
  query: z.strictObject({}),
  /** SDKs send an empty object, or nothing. */
  body: z.unknown(),
} as const;

/** The answer where there is nothing to say: SDKs parse every answer, so it is the literal null. */
export const VOID = z.null();
