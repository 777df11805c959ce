/** What is of no account: estimates, codes and prices; and tasks, of which there are none. */
import { z } from 'zod';
import { err, ok } from '@/lib/domain/result';
import { estimateText } from '@/lib/domain/sending/estimate-text';
import { getAccount } from '@/lib/use-cases/accounts/get-account';
import { billingCountry, country, destinationRates, packDetails, task, taskStatus } from '../models/instance';
import { senderAvailable, senderReferer } from '../models/senders';
import { exception, jobEstimate, typeSender } from '../models/sending';
import { boolean, long, shownBy, string } from '../models/types';
import { presentRate, rateOf } from '../present/present-rate';
import { idText, inAccount, shownNumber } from '../table/fields';
import { keyRoute, NO_INPUT, openRoute, type Route } from '../table/route';

const CLASSES = { gsm7: '7bits', ucs2: 'unicode' } as const;

const byCountry = z.strictObject({ country, billingCountry: billingCountry.optional() });

const estimateBody = shownBy(
  { message: 'Hello from Chappe', noStopClause: true, senderType: 'alpha' },
  z.strictObject({ message: string, noStopClause: boolean, senderType: typeSender }),
);

const INSTANCE_ROUTES: readonly Route[] = [
  keyRoute({
    method: 'POST',
    path: '/sms/estimate',
    summary: 'How many segments a text takes',
    action: 'own',
    changes: false,
    input: { ...NO_INPUT, body: estimateBody },
    output: jobEstimate,
    perform: async ({ body: { message, noStopClause, senderType } }) =>
      ok(estimateText(message, !noStopClause && senderType === 'alpha')),
    present: ({ encoding, segmentCount, units, unitsPerSegment }) => ({
      characters: units,
      charactersClass: CLASSES[encoding],
      maxCharactersPerPart: unitsPerSegment,
      parts: segmentCount,
    }),
  }),
  openRoute({
    method: 'GET',
    path: '/sms/rates/destinations',
    summary: 'The price of a segment to a country, in credits',
    input: { ...NO_INPUT, query: byCountry },
    output: destinationRates,
    perform: async ({ dependencies: { prices, now }, query }) => ok(rateOf(prices.at(now), query.country)),
    present: (credits, { query }) => presentRate(query.country, credits),
  }),
  openRoute({
    method: 'GET',
    path: '/sms/rates/packs',
    summary: 'Credit packs for sale: none are sold here',
    input: { ...NO_INPUT, query: byCountry },
    output: packDetails.array(),
    perform: async () => ok(null),
    present: () => [],
  }),
];

/** Lists of an account of which there is nothing, ever. */
const EMPTY_LISTS: readonly Route[] = [
  keyRoute({
    method: 'GET',
    path: '/sms/{serviceName}/task',
    summary: 'Tasks: none, as everything is done at once',
    action: 'account.read',
    input: { ...NO_INPUT, path: inAccount, query: z.strictObject({ status: taskStatus.optional() }) },
    output: long.array(),
    perform: ({ dependencies, path }, actor) => getAccount(dependencies, actor, path.serviceName, undefined),
    present: () => [],
  }),
  keyRoute({
    method: 'GET',
    path: '/sms/{serviceName}/task/{taskId}',
    summary: 'A task: there are none',
    action: 'account.read',
    input: { ...NO_INPUT, path: inAccount.extend({ taskId: idText }) },
    output: task,
    perform: async ({ dependencies, path }, actor) => {
      const account = await getAccount(dependencies, actor, path.serviceName, undefined);
      return account.ok ? err('object_not_found') : account;
    },
    present: (none: never) => none,
  }),
  keyRoute({
    method: 'GET',
    path: '/sms/{serviceName}/exceptions',
    summary: 'Rules for a single destination: there are none',
    action: 'account.read',
    input: { ...NO_INPUT, path: inAccount, query: z.strictObject({ receiver: shownNumber }) },
    output: exception.array(),
    perform: ({ dependencies, path }, actor) => getAccount(dependencies, actor, path.serviceName, undefined),
    present: () => [],
  }),
  keyRoute({
    method: 'GET',
    path: '/sms/{serviceName}/sendersAvailableForValidation',
    summary: 'Senders awaiting approval: none, as no sender needs it',
    action: 'sender.read',
    input: { ...NO_INPUT, path: inAccount, query: z.strictObject({ referer: senderReferer.optional() }) },
    output: senderAvailable.array(),
    perform: ({ dependencies, path }, actor) => getAccount(dependencies, actor, path.serviceName, undefined),
    present: () => [],
  }),
];

export const SERVICE_ROUTES: readonly Route[] = [...INSTANCE_ROUTES, ...EMPTY_LISTS];
