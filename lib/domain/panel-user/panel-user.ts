import type { NumberedPage } from '../page';
import type { Role } from './role';

/** A panel user on one account. */
export type AccountMember = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** How they sign in; null: whoever asks is not told. */
  readonly signIn: { readonly twoFactor: boolean } | null;
};

/** A way into one account that nobody has taken yet. */
export type OpenInvitation = {
  readonly id: number;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly expiresAt: Date;
};

/** Who may open an account in a browser, and who is invited to: a page of each. */
export type PanelUserList = {
  readonly members: NumberedPage<AccountMember & { readonly isLastOwner: boolean }>;
  readonly invitations: NumberedPage<OpenInvitation>;
};

/** Where somebody is signed in. */
type OwnSession = {
  readonly id: number;
  /** The browser, in its own words. */
  readonly userAgent: string;
  readonly clientIp: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** Whether it is the session that asks. */
  readonly isThisOne: boolean;
};

/** How somebody signs in, and where they are signed in now, last used first. */
export type OwnSignIn = {
  readonly email: string;
  readonly name: string;
  readonly twoFactor: boolean;
  readonly recoveryCodesLeft: number;
  /** Where tests of what they send go; empty: nowhere yet. */
  readonly number: string;
  readonly sessions: readonly OwnSession[];
};
