import type { Role } from './role';

/** Somebody who signs in to the panel, as whoever owns the instance sees them. */
type Person = {
  readonly email: string;
  readonly name: string;
  readonly isInstanceOwner: boolean;
  readonly twoFactor: boolean;
  /** When one of their sessions was last used; null: they never signed in. */
  readonly lastSeenAt: Date | null;
  /** Those found by what is searched first; at most MOST_IN_ROW of `accountCount`. */
  readonly accountCount: number;
  readonly accounts: readonly {
    readonly serviceName: string;
    readonly description: string;
    readonly role: Role;
    /** Nobody else is one: they cannot be taken out. */
    readonly isLastOwner: boolean;
  }[];
};

export type PersonPage = { readonly people: readonly Person[]; readonly total: number; readonly page: number };
