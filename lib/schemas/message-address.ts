import { z } from 'zod';

/** The pages of an account that lead to messages, with their paths below it. */
const LISTS = {
  messages: '/messages',
  scheduled: '/messages/scheduled',
  callbacks: '/callbacks',
  credit: '/credit',
  'api-user': '/users/details',
  home: '',
} as const;
export type MessageListPage = keyof typeof LISTS;

/** Where a message is looked for. */
const LOG: MessageListPage = 'messages';

/** No list has a parameter of this name, so that its own go on with it. */
const LIST = 'list';

const isListPage = (name: string): name is MessageListPage => Object.hasOwn(LISTS, name);

const listPage = z.string().refine(isListPage).catch(LOG);

const accountPath = (serviceName: string) => `/telecom/sms/${serviceName}`;

const withQuery = (path: string, query: URLSearchParams) => (query.size === 0 ? path : `${path}?${query.toString()}`);

/** The address of a message's page, with what the list asked for that leads there. */
export function messageHref(serviceName: string, id: number, list: MessageListPage, query: URLSearchParams): string {
  const kept = new URLSearchParams(query);
  kept.delete(LIST);
  if (list !== LOG) kept.set(LIST, list);
  return withQuery(`${accountPath(serviceName)}/messages/${id}`, kept);
}

/** From the query of a message's page: which list led there, and its address as it was. */
export function readOrigin(serviceName: string, query: URLSearchParams): { list: MessageListPage; href: string } {
  const list = listPage.parse(query.get(LIST));
  const kept = new URLSearchParams(query);
  kept.delete(LIST);
  return { list, href: withQuery(accountPath(serviceName) + LISTS[list], kept) };
}
