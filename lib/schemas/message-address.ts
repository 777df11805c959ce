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

type Href = (serviceName: string, id: number, list: MessageListPage, query: URLSearchParams) => string;

const hrefBelow =
  (path: string): Href =>
  (serviceName, id, list, query) => {
    const kept = new URLSearchParams(query);
    kept.delete(LIST);
    if (list !== LOG) kept.set(LIST, list);
    return withQuery(`${accountPath(serviceName)}${path}/${id}`, kept);
  };

/** The address of a message's page, with what the list asked for that leads there. */
export const messageHref = hrefBelow('/messages');

/** The same of a bulk send's page. */
export const bulkHref = hrefBelow('/messages/sends');

/** From the query of such a page: which list led there, and its address as it was. */
export function readOrigin(serviceName: string, query: URLSearchParams): { list: MessageListPage; href: string } {
  const list = listPage.parse(query.get(LIST));
  const kept = new URLSearchParams(query);
  kept.delete(LIST);
  return { list, href: withQuery(accountPath(serviceName) + LISTS[list], kept) };
}
