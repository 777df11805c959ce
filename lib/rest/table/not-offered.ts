/**
 * What the original offers and this does not, and what a program does instead: the one table, which refusals, the
 * reference and docs/api.md say alike.
 */
import { err } from '@/lib/domain/result';

type NotOffered = {
  readonly what: string;
  /** What to do about it, or why nothing has to be done, as a clause. */
  readonly instead: string;
};

const JOBS = 'POST /sms/{serviceName}/jobs';

const NO_APPROVAL = 'none are asked for: a sender may be used once POST /sms/{serviceName}/senders has declared it';

export const NOT_OFFERED = {
  iamTags: { what: 'tags of resources', instead: 'leave iamTags out, and choose among the names' },
  renewals: { what: 'renewals', instead: 'an account does not expire' },
  papers: { what: 'papers of senders', instead: NO_APPROVAL },
  senderCodes: { what: 'codes of senders', instead: NO_APPROVAL },
  receiversDocumentUrl: { what: 'receiversDocumentUrl', instead: 'name the numbers in receivers' },
  receiversSlotId: { what: 'receiversSlotId', instead: 'name the numbers in receivers' },
  oneCallTokens: {
    what: 'tokens for one call',
    instead: 'ask for a key with POST /auth/credential, which lasts as long as its person says',
  },
  batches: {
    what: 'batches',
    instead: `send to many with ${JOBS} under one tag, and find them by GET /sms/{serviceName}/outgoing?tag=…`,
  },
  orders: {
    what: 'orders',
    instead:
      'whoever runs the instance gives credit, and POST /sms/{serviceName}/transferCredits moves it between accounts',
  },
  documents: {
    what: 'documents',
    instead: 'read GET /sms/{serviceName}/outgoing or …/incoming, or export the log in the panel',
  },
  recipientLists: {
    what: 'lists of recipients',
    instead: `keep them in your program, and name the numbers in receivers of ${JOBS}`,
  },
  addressBooks: {
    what: 'address books',
    instead: `keep them in your program, and name the numbers in receivers of ${JOBS}`,
  },
  approval: { what: 'approval of texts', instead: `none has to be approved: send it with ${JOBS}` },
  hlr: {
    what: 'HLR',
    instead:
      'no number is looked up, but the ptt at GET /sms/{serviceName}/outgoing/{id} says what became of a message',
  },
  virtualNumbers: {
    what: 'virtual numbers',
    instead: `send with ${JOBS}, and read replies to all numbers of the account at GET /sms/{serviceName}/incoming`,
  },
  smppSettings: {
    what: 'settings of SMPP',
    instead:
      'its users are API users: set the addresses and the password of one with PUT /sms/{serviceName}/users/{login}',
  },
} as const satisfies Readonly<Record<string, NotOffered>>;

export type NotOfferedKind = keyof typeof NOT_OFFERED;

/** As a caller is told. */
export const saysNotOffered = (kind: NotOfferedKind): string =>
  `${NOT_OFFERED[kind].what}; ${NOT_OFFERED[kind].instead}`;

export const notOffered = (kind: NotOfferedKind) => err({ code: 'not_here', about: saysNotOffered(kind) } as const);

/** Of a parameter, in the reference. */
export const refusedParameter = (kind: NotOfferedKind): string => `Refused (501): ${NOT_OFFERED[kind].instead}`;
