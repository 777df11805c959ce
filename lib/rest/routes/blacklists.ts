/** Numbers that want nothing of an account: `/sms/{serviceName}/blacklists`. */
import { z } from 'zod';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import { parseMsisdn } from '@/lib/domain/numbering/parse-msisdn';
import { ok } from '@/lib/domain/result';
import { getBlacklisted } from '@/lib/use-cases/blacklist/get-blacklisted';
import { listBlacklisted } from '@/lib/use-cases/blacklist/list-blacklisted';
import { removeFromBlacklist } from '@/lib/use-cases/blacklist/remove-from-blacklist';
import { blacklist } from '../models/sending';
import { string } from '../models/types';
import { asDatetime } from '../present/wire-values';
import { inAccount, longText, shownNumber } from '../table/fields';
import { nextId, readIdCursor } from '../table/id-cursor';
import { keyRoute, NO_INPUT, type Route, VOID } from '../table/route';

const inBlacklist = inAccount.extend({ number: shownNumber });

export const BLACKLISTS_ROUTES: readonly Route[] = [
  keyRoute({
    method: 'GET',
    path: '/sms/{serviceName}/blacklists',
    summary: 'The blacklisted numbers of the account, newest first',
    action: 'blacklist.read',
    input: {
      ...NO_INPUT,
      path: inAccount,
      query: z.strictObject({ batchID: z.string().optional(), smsOutgoingID: longText.optional() }),
    },
    output: string.array(),
    perform: async ({ dependencies, path, query: { batchID, smsOutgoingID: messageId }, page }, actor) => {
      const cut = readIdCursor(page);
      if (!cut.ok) return cut;
      const listed = await listBlacklisted(dependencies, actor, path.serviceName, { ...cut.value, messageId });
      // There are no batches here.
      return listed.ok && batchID !== undefined ? ok({ msisdns: [], next: null }) : listed;
    },
    present: ({ msisdns }) => msisdns.map(formatMsisdn),
    next: nextId,
  }),
  keyRoute({
    method: 'GET',
    path: '/sms/{serviceName}/blacklists/{number}',
    summary: 'A blacklisted number, and how it got there',
    action: 'blacklist.read',
    input: { ...NO_INPUT, path: inBlacklist },
    output: blacklist,
    perform: ({ dependencies, path: { serviceName, number } }, actor) =>
      getBlacklisted(dependencies, actor, serviceName, { msisdn: parseMsisdn(number) ?? '' }),
    present: ({ createdAt, messageId, msisdn }) => ({
      batchID: null,
      dateCreation: asDatetime(createdAt),
      number: formatMsisdn(msisdn),
      smsOutgoingID: messageId,
    }),
  }),
  keyRoute({
    method: 'DELETE',
    path: '/sms/{serviceName}/blacklists/{number}',
    summary: 'Takes a number off the blacklist',
    action: 'blacklist.remove',
    input: { ...NO_INPUT, path: inBlacklist },
    output: VOID,
    perform: ({ dependencies, path: { serviceName, number } }, actor) =>
      removeFromBlacklist(dependencies, actor, serviceName, { number: parseMsisdn(number) ?? '' }),
    present: () => null,
  }),
];
