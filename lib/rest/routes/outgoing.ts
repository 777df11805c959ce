/** What was sent: `/sms/{serviceName}/outgoing`, and the same of one API user. */
import { z } from 'zod';
import { parseMsisdn } from '@/lib/domain/numbering/parse-msisdn';
import { ok } from '@/lib/domain/result';
import { deleteMessage } from '@/lib/use-cases/messages/delete-message';
import { findOutgoing } from '@/lib/use-cases/messages/find-outgoing';
import { getOutgoing } from '@/lib/use-cases/messages/get-outgoing';
import { outgoing } from '../models/sending';
import { long } from '../models/types';
import { presentOutgoing } from '../present/present-message';
import { longText, ofAccount, ofUser, type Whose } from '../table/fields';
import { nextId, readIdCursor } from '../table/id-cursor';
import { createdWithin, periodOf } from '../table/period';
import { keyRoute, NO_INPUT, type Route, VOID } from '../table/route';

const filterText = z.string().max(100).optional();

const filters = {
  deliveryReceipt: longText.optional(),
  differedDelivery: longText.optional(),
  ptt: longText.optional(),
  receiver: filterText,
  sender: filterText,
  tag: filterText,
};

/** What an account may be asked for and one of its API users may not. */
const accountFilters = z.strictObject({
  ...filters,
  ...createdWithin,
  batchID: z.string().optional(),
  messageID: z.string().optional(),
});
const userFilters: z.ZodType<z.output<typeof accountFilters>> = z.strictObject(filters);

const NOTHING = { ids: [], next: null } as const;

const outgoingOf = <Path extends { readonly serviceName: string }>(
  { path, list, one, loginOf }: Whose<Path>,
  query: z.ZodType<z.output<typeof accountFilters>>,
): Route[] => [
  keyRoute({
    method: 'GET',
    path: `${path}/outgoing`,
    summary: 'The ids of sent messages, newest first',
    action: 'message.read',
    input: { ...NO_INPUT, path: list, query },
    output: long.array(),
    perform: async ({ dependencies, path: named, query: asked, page }, actor) => {
      const cut = readIdCursor(page);
      if (!cut.ok) return cut;
      const recipient = asked.receiver === undefined ? undefined : parseMsisdn(asked.receiver);
      const search = { sender: asked.sender, tag: asked.tag, ptt: asked.ptt, dlrId: asked.deliveryReceipt };
      const found = await findOutgoing(dependencies, actor, named.serviceName, {
        ...{ ...cut.value, ...search, recipient: recipient ?? undefined, deferredMinutes: asked.differedDelivery },
        ...{ login: loginOf(named), period: periodOf(asked) },
      });
      // Of what is no number, of batches and of ids of SMPP there is nothing.
      const isNothing = recipient === null || asked.batchID !== undefined || asked.messageID !== undefined;
      return found.ok && isNothing ? ok(NOTHING) : found;
    },
    present: ({ ids }) => [...ids],
    next: nextId,
  }),
  keyRoute({
    method: 'GET',
    path: `${path}/outgoing/{id}`,
    summary: 'A sent message, and what became of it',
    action: 'message.read',
    input: { ...NO_INPUT, path: one },
    output: outgoing,
    perform: ({ dependencies, path: named }, actor) =>
      getOutgoing(dependencies, actor, named.serviceName, { id: named.id, login: loginOf(named) }),
    present: presentOutgoing,
  }),
  keyRoute({
    method: 'DELETE',
    path: `${path}/outgoing/{id}`,
    summary: 'Deletes a finished message from the log; its price stays in the credit movements',
    action: 'message.delete',
    input: { ...NO_INPUT, path: one },
    output: VOID,
    perform: ({ dependencies, path: named }, actor) =>
      deleteMessage(dependencies, actor, named.serviceName, { id: named.id, login: loginOf(named) }),
    present: () => null,
  }),
];

export const OUTGOING_ROUTES: readonly Route[] = [
  ...outgoingOf(ofAccount, accountFilters),
  ...outgoingOf(ofUser, userFilters),
];
