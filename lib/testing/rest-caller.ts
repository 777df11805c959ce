import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import type { Database } from '@/lib/db/connections/client';
import type { AccessRule } from '@/lib/domain/api-key/access-rule';
import { RULE_METHODS } from '@/lib/domain/api-key/access-rule';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import type { Role } from '@/lib/domain/panel-user/role';
import type { NewKeys } from '@/lib/schemas/api-key';
import { addKey } from '@/lib/use-cases/api-keys/add-key';
import { anyGuess } from './guesses';
import { quickHash } from './quick-hash';
import { type SignedCall, signedHeaders } from './signed-headers';

export const OWN_PASSWORD = 'right';

/** Any call. */
export const EVERYTHING: readonly AccessRule[] = RULE_METHODS.map((method) => ({ method, path: '/*' }));

/** A panel user of that role on the account, who knows `OWN_PASSWORD`. */
export async function addMember(db: Database, accountId: number, role: Role, email = `${role}@example.com`) {
  const user = await db.panelUser.create({
    data: { email, name: role, passwordHash: quickHash(OWN_PASSWORD), createdAt: new Date() },
  });
  await db.membership.create({ data: { panelUserId: user.id, accountId, role } });
  return { kind: 'panel-user', panelUserId: user.id, email, clientIp: '203.0.113.9' } as const satisfies PanelUser;
}

type Granted = {
  readonly rules?: readonly AccessRule[];
  readonly allowedAddresses?: readonly string[];
  readonly days?: number | null;
  readonly now?: Date;
};

/** A key of somebody, which may make any call unless it is told. */
export async function giveKey(db: Database, actor: PanelUser, granted: Granted = {}): Promise<NewKeys> {
  const { rules = EVERYTHING, allowedAddresses = [], days = null, now = new Date() } = granted;
  const dependencies = { db, events: { publish: () => undefined }, now, guess: anyGuess };
  const typed = { name: 'a program', description: '', currentPassword: OWN_PASSWORD };
  const added = await addKey(dependencies, actor, { ...typed, rules, allowedAddresses, days });
  if (!added.ok) throw new Error(added.error);
  return added.value;
}

export type RestCall = SignedCall & {
  readonly headers?: Readonly<Record<string, string>>;
  /** Scheme and host as the program takes them to be; where it really calls, unless told. */
  readonly signedOrigin?: string;
};

export type RestAnswer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly json: unknown };

/** Calls a server on this machine by bare Node, which leaves the path and the body as they are; the answer is read as JSON. */
export function callRest(origin: string, target: string, { method = 'GET', body, headers }: RestCall = {}) {
  const { protocol, hostname, port } = new URL(origin);
  const options = { hostname, port, path: target, method, headers, rejectUnauthorized: false };
  return new Promise<RestAnswer>((resolve, reject) => {
    const request = (protocol === 'https:' ? httpsRequest : httpRequest)(options, (response) => {
      text(response).then((said) => {
        const { statusCode: status = 0, headers: answered } = response;
        resolve({ status, headers: answered, json: said === '' ? undefined : JSON.parse(said) });
      }, reject);
    });
    request.on('error', reject).end(body);
  });
}

/** The same, signed. */
export function callSigned(origin: string, keys: NewKeys, target: string, call: RestCall = {}): Promise<RestAnswer> {
  const headers = { ...signedHeaders(keys, (call.signedOrigin ?? origin) + target, call), ...call.headers };
  return callRest(origin, target, { ...call, headers });
}
