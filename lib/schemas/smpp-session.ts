/** Input and output of the pages that list programs bound by SMPP. */
import { z } from 'zod';
import { SESSION_MODES, SESSION_SORTS } from '@/lib/domain/instance/smpp-session';
import { choiceOf, pageNumber, searchText } from './list-query';

/** What the address of the instance's list says; whoever bound last comes first. */
export const smppSessionsQuery = z.strictObject({
  search: searchText(100),
  mode: choiceOf(['', ...SESSION_MODES]).default(''),
  sort: choiceOf(SESSION_SORTS).default('since'),
  direction: choiceOf(['asc', 'desc']).default('desc'),
  page: pageNumber.default(1),
});
export type SmppSessionsQuery = z.infer<typeof smppSessionsQuery>;

/** Which session is to be ended. */
export const boundSession = z.object({ nodeId: z.int().nonnegative(), number: z.int().positive() });

/** As lib/domain/instance/smpp-session.ts has it. */
const smppSession = boundSession.extend({
  login: z.string(),
  mode: z.enum(SESSION_MODES),
  clientIp: z.string(),
  tls: z.boolean(),
  boundAt: z.iso.datetime(),
  heardAt: z.iso.datetime(),
  accepted: z.number(),
  delivered: z.number(),
  isEnding: z.boolean(),
});
export type SmppSessionRow = z.infer<typeof smppSession>;

const instanceSession = smppSession.extend({
  node: z.string(),
  serviceName: z.string(),
  description: z.string(),
  waiting: z.object({ count: z.number(), isMore: z.boolean() }),
});
export type InstanceSessionRow = z.infer<typeof instanceSession>;

export const smppSessionList = z.object({
  rows: z.array(instanceSession),
  total: z.number(),
  page: z.number(),
  isOneNode: z.boolean(),
});
export type SmppSessionList = z.infer<typeof smppSessionList>;

/** What is bound of one API user. */
export const apiUserSessions = z.object({ sessions: z.array(smppSession) });
export type ApiUserSessions = z.infer<typeof apiUserSessions>;
