/** Who acts on an account, and how the ledger and the audit log name them. */

/** Somebody who has signed in to the panel, or is about to. */
export type PanelUser = {
  readonly kind: 'panel-user';
  readonly panelUserId: number;
  readonly email: string;
  /** From where, for the audit log. */
  readonly clientIp: string;
};

/** A login of one account, for its scripts. */
type ApiUser = {
  readonly kind: 'api-user';
  readonly login: string;
  /** The account that it is a login of. */
  readonly accountId: number;
  readonly clientIp: string;
};

/** A program with a key that a panel user has given it. */
export type ConsumerKey = {
  readonly kind: 'consumer-key';
  readonly consumerKeyId: number;
  /** Whose key it is. */
  readonly panelUserId: number;
  readonly email: string;
  /** What the program is called. */
  readonly application: string;
  readonly clientIp: string;
};

/** The machine itself, and whoever runs it. */
export type System = {
  readonly kind: 'system';
  /** Of whoever made it act; empty when nobody did. */
  readonly clientIp: string;
};

/** Who is on an account by the membership of a panel user: that user, or a key of theirs. */
export type Member = PanelUser | ConsumerKey;

export type Actor = Member | ApiUser | System;

export const SYSTEM: System = { kind: 'system', clientIp: '' };

/** Whoever runs the instance, by a command at the machine. */
export const AT_THE_MACHINE: System = { kind: 'system', clientIp: 'command line' };

/** Whether what the audit log tells was done by a command, which stands where other entries have an address. */
export const isAtTheMachine = ({ clientIp }: Pick<System, 'clientIp'>): boolean => clientIp === AT_THE_MACHINE.clientIp;

export const ACTOR_KINDS = ['panel-user', 'api-user', 'consumer-key', 'system'] as const satisfies Actor['kind'][];

const PREFIXES = { 'panel-user': 'panel', 'api-user': 'api', 'consumer-key': 'key' } as const;

/** An actor as the ledger and the audit log store it: `panel:<e-mail>`, `api:<login>`, `key:<e-mail>#<id> <application>` or `system`. */
export function writeActor(actor: Actor): string {
  switch (actor.kind) {
    case 'panel-user':
      return `${PREFIXES[actor.kind]}:${actor.email}`;
    case 'api-user':
      return `${PREFIXES[actor.kind]}:${actor.login}`;
    case 'consumer-key':
      return `${PREFIXES[actor.kind]}:${actor.email}#${actor.consumerKeyId} ${actor.application}`;
    case 'system':
      return actor.kind;
  }
}

/**
 * Which kind of actor did something, and its name: of a key its program's, with whose key it is; empty for the machine.
 */
export type NamedActor = { readonly kind: Actor['kind']; readonly name: string };

/** Reads what `writeActor` wrote. What has none of its prefixes was done by the machine. */
export function readActor(text: string): NamedActor {
  const colon = text.indexOf(':');
  const prefix = text.slice(0, Math.max(colon, 0));
  for (const kind of ACTOR_KINDS) {
    if (kind !== 'system' && PREFIXES[kind] === prefix) return { kind, name: nameOf(kind, text.slice(colon + 1)) };
  }
  return { kind: 'system', name: '' };
}

/** A key's program comes behind the first space, since no address has one; what was written earlier names none. */
function nameOf(kind: Actor['kind'], text: string): string {
  const found = kind === 'consumer-key' && /^([^ ]+)#\d+ (.+)$/s.exec(text);
  return found ? `${found[2]} (${found[1]})` : text;
}

/** What everything that an actor of this kind has done is marked with lies in, both ends and no others between them. */
export function markRange(kind: Actor['kind']): { readonly from: string; readonly before: string } {
  const from = kind === 'system' ? kind : PREFIXES[kind];
  // The character after the colon.
  return { from, before: `${from};` };
}

/** At which of its characters, from 1, what a named actor of this kind is marked with begins to say who it is. */
export const markedNameFrom = (kind: keyof typeof PREFIXES): number => PREFIXES[kind].length + 2;
