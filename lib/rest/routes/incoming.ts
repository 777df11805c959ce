/** What was received: `/sms/{serviceName}/incoming`, and the same of one API user. */
import { z } from 'zod';
import { parseMsisdn } from '@/lib/domain/numbering/parse-msisdn';
import { deleteIncoming } from '@/lib/use-cases/incoming/delete-incoming';
import { findIncomingIds } from '@/lib/use-cases/incoming/find-incoming-ids';
import { getIncoming } from '@/lib/use-cases/incoming/get-incoming';
import { incoming } from '../models/sending';
import { long } from '../models/types';
import { presentIncoming } from '../present/present-message';
import { ofAccount, ofUser, type Whose } from '../table/fields';
import { nextId, readIdCursor } from '../table/id-cursor';
import { createdWithin, periodOf } from '../table/period';
import { keyRoute, NO_INPUT, type Route, VOID } from '../table/route';

const filters = { sender: z.string().max(50).optional(), tag: z.string().max(100).optional() };
const accountFilters = z.strictObject({ ...filters, ...createdWithin });
const userFilters: z.ZodType<z.output<typeof accountFilters>> = z.strictObject(filters);

const incomingOf = <Path extends { readonly serviceName: string }>(
  { path, list, one, loginOf }: Whose<Path>,
  query: z.ZodType<z.output<typeof accountFilters>>,
): Route[] => [
  keyRoute({
    method: 'GET',
    path: `${path}/incoming`,
    summary: 'The ids of received messages, newest first',
    action: 'incoming.read',
    input: { ...NO_INPUT, path: list, query },
    output: long.array(),
    perform: async ({ dependencies, path: named, query: { sender, tag, ...created }, page }, actor) => {
      const cut = readIdCursor(page);
      if (!cut.ok) return cut;
      // What is no number has sent nothing.
      const msisdn = sender === undefined ? undefined : (parseMsisdn(sender) ?? '');
      const search = { ...cut.value, msisdn, tag, login: loginOf(named), period: periodOf(created) };
      return findIncomingIds(dependencies, actor, named.serviceName, search);
    },
    present: ({ ids }) => [...ids],
    next: nextId,
  }),
  keyRoute({
    method: 'GET',
    path: `${path}/incoming/{id}`,
    summary: 'A received message',
    action: 'incoming.read',
    input: { ...NO_INPUT, path: one },
    output: incoming,
    perform: ({ dependencies, path: named }, actor) =>
      getIncoming(dependencies, actor, named.serviceName, { id: named.id, login: loginOf(named) }),
    present: presentIncoming,
  }),
  keyRoute({
    method: 'DELETE',
    path: `${path}/incoming/{id}`,
    summary: 'Deletes a received message from the log',
    action: 'incoming.delete',
    input: { ...NO_INPUT, path: one },
    output: VOID,
    perform: ({ dependencies, path: named }, actor) =>
      deleteIncoming(dependencies, actor, named.serviceName, { id: named.id, login: loginOf(named) }),
    present: () => null,
  }),
];

export const INCOMING_ROUTES: readonly Route[] = [
  ...incomingOf(ofAccount, accountFilters),
  ...incomingOf(ofUser, userFilters),
];
