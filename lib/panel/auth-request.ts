import { z } from 'zod';

/**
 * What our own pages ask of next-auth. The rest is pages of its own, faults that it answers as ours, and `session`,
 * which would tell any cookie's contents, ended or not, and give it a longer life.
 */
const CALLS: ReadonlySet<string> = new Set(['GET csrf', 'GET providers', 'POST callback/credentials', 'POST signout']);

/** Whether next-auth has to do with a call, such as POST to `['callback', 'credentials']`. */
export const isAuthCall = (method: string, action: readonly string[]): boolean =>
  CALLS.has(`${method} ${action.join('/')}`);

/** next-auth takes the fields of a JSON body to be texts, without looking. */
const fields = z.record(z.string(), z.union([z.string(), z.boolean(), z.number(), z.null()]));

/** Where next-auth looks for the place to return to, beside its forms. */
const CALLBACK_URL_COOKIE = /^(?:__Secure-)?next-auth\.callback-url$/;

type Cookies = readonly { readonly name: string; readonly value: string }[];

/** Whether next-auth can read this request: to it, anything else is a fault of ours. The body stays unread. */
export async function isReadable(request: Request, cookies: Cookies): Promise<boolean> {
  const places = [
    ...new URL(request.url).searchParams.getAll('callbackUrl'),
    ...cookies.filter(({ name }) => CALLBACK_URL_COOKIE.test(name)).map(({ value }) => value),
  ];
  return places.every(isPlace) && (await hasReadableBody(request));
}

/** A path, or the address of a page. */
const isPlace = (text: string): boolean =>
  text === '' ||
  (text.startsWith('/') ? URL.canParse(text, 'http://localhost') : /^https?:/i.test(text) && URL.canParse(text));

/** None, a form, or a flat JSON object. */
async function hasReadableBody(request: Request): Promise<boolean> {
  // Its own client names JSON on a GET, too.
  if (request.method !== 'POST' || !(request.headers.get('content-type') ?? '').includes('application/json'))
    return true;
  const text = await request.clone().text();
  try {
    return fields.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

type Redirect = { readonly url: string; readonly baseUrl: string };

/**
 * Where next-auth may send a browser: to a path of ours, or to our start. It asks about whatever the query, the form or
 * a cookie says, readable or not.
 */
export function redirectWithin({ url, baseUrl }: Redirect): string {
  const target = URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : null;
  return target && target.origin === new URL(baseUrl).origin ? target.href : baseUrl;
}
