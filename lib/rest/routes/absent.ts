/** What the original has and an instance of one's own does not: each of its routes says so. */
import type { z } from 'zod';
import { cleanReport, packOffer, pcsFile, receiver, service, smppSettings, telephonyTask } from '../models/instance';
import { phonebook, phonebookContact, templateControl } from '../models/senders';
import {
  batch,
  batchStatistics,
  chatAccess,
  hlr,
  hlrLookupNumber,
  incoming,
  outgoing,
  report,
  virtualNumber,
  virtualNumberJob,
} from '../models/sending';
import { ip, long, string } from '../models/types';
import { notHere } from '../table/not-here';
import type { NotOfferedKind } from '../table/not-offered';
import { type Route, type RouteMethod, VOID } from '../table/route';

/** By path, and by method what the original answers. */
type Paths = Readonly<Record<string, Partial<Readonly<Record<RouteMethod, z.ZodType>>>>>;

const METHODS: readonly RouteMethod[] = ['GET', 'POST', 'PUT', 'DELETE'];

const absent = (kind: NotOfferedKind, paths: Paths): Route[] =>
  Object.entries(paths).flatMap(([path, answers]) =>
    METHODS.flatMap((method) => {
      const output = answers[method];
      return output ? [notHere(method, path, kind, output)] : [];
    }),
  );

const S = '/sms/{serviceName}';
const U = `${S}/users/{login}`;
const V = `${S}/virtualNumbers/{number}`;
const BOOK = `${S}/phonebooks/{bookKey}`;

const STRINGS = string.array();
const LONGS = long.array();

/** Something that is read, changed and deleted. */
const kept = (model: z.ZodType) => ({ GET: model, PUT: VOID, DELETE: VOID });

const receiversOf = (owner: string): Paths => ({
  [`${owner}/receivers`]: { GET: LONGS, POST: receiver },
  [`${owner}/receivers/{slotId}`]: kept(receiver),
  [`${owner}/receivers/{slotId}/clean`]: { POST: cleanReport },
  [`${owner}/receivers/{slotId}/csv`]: { GET: string },
});

export const ABSENT_ROUTES: readonly Route[] = [
  ...absent('oneCallTokens', {
    '/auth/token': { POST: string },
  }),
  ...absent('batches', {
    [`${S}/batches`]: { GET: batch.array(), POST: batch },
    [`${S}/batches/{id}`]: { GET: batch, PUT: batch, DELETE: VOID },
    [`${S}/batches/{id}/cancel`]: { POST: batch },
    [`${S}/batches/{id}/statistics`]: { GET: batchStatistics },
  }),
  ...absent('orders', { [`${S}/seeOffers`]: { GET: packOffer.array() } }),
  ...absent('documents', {
    [`${S}/document`]: { GET: string },
    [`${U}/document`]: { GET: string },
  }),
  ...absent('recipientLists', { ...receiversOf(S), ...receiversOf(U) }),
  ...absent('addressBooks', {
    [`${S}/phonebooks`]: { GET: STRINGS, POST: string },
    [BOOK]: kept(phonebook),
    [`${BOOK}/export`]: { GET: pcsFile },
    [`${BOOK}/import`]: { POST: telephonyTask },
    [`${BOOK}/phonebookContact`]: { GET: LONGS, POST: long },
    [`${BOOK}/phonebookContact/{id}`]: kept(phonebookContact),
  }),
  ...absent('approval', {
    [`${S}/templatesControl`]: { GET: STRINGS, POST: VOID },
    [`${S}/templatesControl/{name}`]: kept(templateControl),
    [`${S}/templatesControl/{name}/relaunchValidation`]: { POST: VOID },
  }),
  ...absent('hlr', {
    [`${S}/hlr`]: { GET: LONGS, POST: report },
    [`${S}/hlr/{id}`]: { GET: hlrLookupNumber },
    [`${S}/hlr/{id}/operator`]: { GET: hlr },
    [`${S}/outgoing/{id}/hlr`]: { GET: hlr },
    [`${U}/outgoing/{id}/hlr`]: { GET: hlr },
  }),
  ...absent('virtualNumbers', {
    '/sms/virtualNumbers': { GET: STRINGS },
    '/sms/virtualNumbers/{number}': { GET: virtualNumber },
    '/sms/virtualNumbers/{number}/serviceInfos': { GET: service, PUT: VOID },
    [`${S}/virtualNumbers`]: { GET: STRINGS },
    [V]: { GET: virtualNumber },
    [`${V}/chatAccess`]: { GET: chatAccess, POST: chatAccess, DELETE: VOID },
    [`${V}/incoming`]: { GET: LONGS },
    [`${V}/incoming/{id}`]: { GET: incoming, DELETE: VOID },
    [`${V}/jobs`]: { GET: LONGS, POST: report },
    [`${V}/jobs/{id}`]: { GET: virtualNumberJob, DELETE: VOID },
    [`${V}/outgoing`]: { GET: LONGS },
    [`${V}/outgoing/{id}`]: { GET: outgoing, DELETE: VOID },
    [`${V}/outgoing/{id}/hlr`]: { GET: hlr },
  }),
  ...absent('smppSettings', {
    [`${S}/smpp/allowedIPs`]: { GET: ip.array(), PUT: ip.array() },
    [`${S}/smpp/password`]: { POST: VOID },
    [`${S}/smpp/settings`]: { GET: smppSettings },
  }),
];
