/** What the original has and an instance of one's own does not: each of its routes says so. */
import { notHere } from '../table/not-here';
import type { Route, RouteMethod } from '../table/route';

type Paths = readonly (readonly [path: string, ...methods: RouteMethod[]])[];

const absent = (why: string, paths: Paths): Route[] =>
  paths.flatMap(([path, ...methods]) => methods.map((method) => notHere(method, path, why)));

const S = '/sms/{serviceName}';
const V = `${S}/virtualNumbers/{number}`;
const BOOK = `${S}/phonebooks/{bookKey}`;

const receiversOf = (owner: string): Paths => [
  [`${owner}/receivers`, 'GET', 'POST'],
  [`${owner}/receivers/{slotId}`, 'GET', 'PUT', 'DELETE'],
  [`${owner}/receivers/{slotId}/clean`, 'POST'],
  [`${owner}/receivers/{slotId}/csv`, 'GET'],
];

export const ABSENT_ROUTES: readonly Route[] = [
  ...absent('batches: send to many with POST jobs', [
    [`${S}/batches`, 'GET', 'POST'],
    [`${S}/batches/{id}`, 'GET', 'PUT', 'DELETE'],
    [`${S}/batches/{id}/cancel`, 'POST'],
    [`${S}/batches/{id}/statistics`, 'GET'],
  ]),
  ...absent('orders: whoever runs the instance gives credit', [[`${S}/seeOffers`, 'GET']]),
  ...absent('documents: logs are exported in the panel', [
    [`${S}/document`, 'GET'],
    [`${S}/users/{login}/document`, 'GET'],
  ]),
  ...absent('lists of recipients', [...receiversOf(S), ...receiversOf(`${S}/users/{login}`)]),
  ...absent('address books', [
    [`${S}/phonebooks`, 'GET', 'POST'],
    [BOOK, 'GET', 'PUT', 'DELETE'],
    [`${BOOK}/export`, 'GET'],
    [`${BOOK}/import`, 'POST'],
    [`${BOOK}/phonebookContact`, 'GET', 'POST'],
    [`${BOOK}/phonebookContact/{id}`, 'GET', 'PUT', 'DELETE'],
  ]),
  ...absent('approval of texts: none has to be approved', [
    [`${S}/templatesControl`, 'GET', 'POST'],
    [`${S}/templatesControl/{name}`, 'GET', 'PUT', 'DELETE'],
    [`${S}/templatesControl/{name}/relaunchValidation`, 'POST'],
  ]),
  ...absent('HLR', [
    [`${S}/hlr`, 'GET', 'POST'],
    [`${S}/hlr/{id}`, 'GET'],
    [`${S}/hlr/{id}/operator`, 'GET'],
  ]),
  ...absent('virtual numbers', [
    ['/sms/virtualNumbers', 'GET'],
    ['/sms/virtualNumbers/{number}', 'GET'],
    ['/sms/virtualNumbers/{number}/serviceInfos', 'GET', 'PUT'],
    [`${S}/virtualNumbers`, 'GET'],
    [V, 'GET'],
    [`${V}/chatAccess`, 'GET', 'POST', 'DELETE'],
    [`${V}/incoming`, 'GET'],
    [`${V}/incoming/{id}`, 'GET', 'DELETE'],
    [`${V}/jobs`, 'GET', 'POST'],
    [`${V}/jobs/{id}`, 'GET', 'DELETE'],
    [`${V}/outgoing`, 'GET'],
    [`${V}/outgoing/{id}`, 'GET', 'DELETE'],
    [`${V}/outgoing/{id}/hlr`, 'GET'],
  ]),
  ...absent('settings of SMPP: its users are API users, set as such', [
    [`${S}/smpp/allowedIPs`, 'GET', 'PUT'],
    [`${S}/smpp/password`, 'POST'],
    [`${S}/smpp/settings`, 'GET'],
  ]),
];
