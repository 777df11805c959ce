import { headers } from 'next/headers';
import { cache, type ReactNode } from 'react';
import type { z } from 'zod';
import { err, ok, type Result } from '@/lib/domain/result';
import { REQUESTED_PATH_HEADER } from '@/lib/gateway/wire/wire';
import { addressOf } from '@/lib/queries/fetch-json';
import { type FirstAnswer, FirstAnswers } from '@/lib/queries/first-answers';
import { keyOfAsked } from '@/lib/queries/keys';
import { readListQuery, readQuery } from '@/lib/schemas/list-query';
import { requireActor } from './current-actor';
import { panelDependencies } from './panel-dependencies';
import type { PanelRead } from './panel-read';

/** As Next gives a page what its address asks for. */
export type PageQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Something that a page's components read first, of one account. */
type FirstRead = (serviceName: string) => Promise<FirstAnswer | null>;

/** A page that waits for longer than this is shown without what it waits for, which the browser then asks for. */
const LONGEST_MS = 2_000;

const readOnce = cache(
  async <Query, Asked, Value, Answer>(
    { perform, resource, present }: PanelRead<Query, Asked, Value, Answer>,
    serviceName: string,
    address: string,
  ): Promise<Result<Answer, 'not_found' | 'forbidden'>> => {
    const asked = readQuery(resource.query, new URLSearchParams(address));
    if (!asked.ok) return err('not_found');
    const outcome = await perform(panelDependencies(), await requireActor(), serviceName, asked.value);
    return outcome.ok ? ok(resource.answer.parse(present(outcome.value))) : outcome;
  },
);

/** What a read answers, once in a request however often it is asked; what cannot be asked is not found. */
export const readNow = <Query, Asked extends object, Value, Answer>(
  read: PanelRead<Query, Asked, Value, Answer>,
  serviceName: string,
  asked: Asked,
) => readOnce(read, serviceName, addressOf(asked).toString());

/** One read, as its hook asks for it. */
export const first =
  <Query, Asked extends object, Value, Answer>(read: PanelRead<Query, Asked, Value, Answer>, asked: Asked): FirstRead =>
  async (serviceName) => {
    const answer = await readNow(read, serviceName, asked);
    return answer.ok ? { key: keyOfAsked(serviceName, read.resource, asked), data: answer.value } : null;
  };

/** What a page's address asks of a list; null when it cannot be asked for, and then nothing is read. */
export function listQueryOf<Query>(
  { resource }: { readonly resource: { readonly query: z.ZodType<Query> } },
  asked: PageQuery,
): Query | null {
  const pairs = Object.entries(asked).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one]));
  const { query, faults } = readListQuery(resource.query, new URLSearchParams(pairs));
  return faults.length === 0 ? query : null;
}

/** One list, as its page's address asks for it. */
export function firstList<Asked extends object, Query extends Asked, Value, Answer>(
  read: PanelRead<Query, Asked, Value, Answer>,
  asked: PageQuery,
): FirstRead {
  const query = listQueryOf(read, asked);
  return query === null ? async () => null : first(read, query);
}

type Props = {
  /** Whose they are; undefined: nobody's, so nothing is read. */
  serviceName: string | undefined;
  reads: readonly FirstRead[];
  children: ReactNode;
};

/**
 * Reads what a page's components ask for first, by the use case and in the shape of their routes, so that it comes with
 * the HTML. A page that the browser fetches for itself comes without: there it has most of it, or shows what is missing
 * while it asks. So is whatever could not be read, and told where it is shown.
 */
export async function FirstReads({ serviceName, reads, children }: Props) {
  const isRead = serviceName !== undefined && (await isWholePage());
  const read = await readAll(isRead ? reads.map((one) => one(serviceName)) : []);
  return <FirstAnswers {...read}>{children}</FirstAnswers>;
}

/** Next adds `_rsc` to the address of a page that it fetches. */
async function isWholePage(): Promise<boolean> {
  const [, search] = ((await headers()).get(REQUESTED_PATH_HEADER) ?? '').split('?');
  return !new URLSearchParams(search).has('_rsc');
}

/** What has come within LONGEST_MS. */
async function readAll(reads: readonly ReturnType<FirstRead>[]) {
  const readAt = Date.now();
  const answers: FirstAnswer[] = [];
  const all = reads.map(async (read) => {
    const answer = await read.catch(() => null);
    if (answer) answers.push(answer);
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, LONGEST_MS);
  });
  await Promise.race([Promise.all(all), late]);
  clearTimeout(timer);
  return { answers: [...answers], readAt };
}
