/** Input and output of the panel users tab, of invitations and of one's own sign-in. */
import { z } from 'zod';
import { isOneLine } from '@/lib/domain/one-line';
import { ROLES } from '@/lib/domain/panel-user/role';
import { email, newPassword } from './credentials';
import { fault } from './fault';
import { pageNumber, searchText } from './list-query';
import { tooLong } from './too-long';

const role = z.enum(ROLES);
export const invitePanelUserSchema = z.object({ email, role });
export const changeRoleSchema = z.object({ role });
export const noInput = z.object({});

export const acceptInvitationSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, fault('name_missing'))
    .max(80, tooLong('name', 80))
    .refine(isOneLine, fault('not_one_line', { what: 'name' })),
  password: newPassword,
});

const currentPassword = z.string().min(1, fault('own_password_missing')).max(200, tooLong('password', 200));

export const changeOwnPasswordSchema = z.object({ currentPassword, password: newPassword });
export const confirmTwoFactorSchema = z.object({
  code: z
    .string()
    .transform((text) => text.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, fault('code_not_six_digits'))),
});
export const currentPasswordSchema = z.object({ currentPassword });

/** Who one is, proved once more; the code is empty while it is not asked for. */
export const ownProofSchema = z.object({ currentPassword, code: z.string().max(40, tooLong('code', 40)) });

const member = z.object({
  email: z.string(),
  name: z.string(),
  role,
  /** Null: owners alone are told. */
  signIn: z.object({ twoFactor: z.boolean() }).nullable(),
  /** Who can be neither taken out nor made anything else. */
  isLastOwner: z.boolean(),
});
export type Member = z.infer<typeof member>;

const invitation = z.object({
  id: z.number(),
  email: z.string(),
  role,
  invitedBy: z.string(),
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof invitation>;

export const PANEL_USERS_PAGE_SIZE = 25;

/** What the address of the list says. */
export const panelUserListQuery = z.strictObject({
  search: searchText(100),
  page: pageNumber.default(1),
  /** A page of the invitations. */
  invited: pageNumber.default(1),
});
export type PanelUserListQuery = z.infer<typeof panelUserListQuery>;

const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), total: z.number(), page: z.number() });

export const panelUserList = z.object({ members: pageOf(member), invitations: pageOf(invitation) });
export type PanelUserList = z.infer<typeof panelUserList>;

/** How one signs in, as one's own page shows it. */
export type OwnSignIn = {
  readonly email: string;
  readonly name: string;
  readonly twoFactor: boolean;
  readonly recoveryCodesLeft: number;
  /** Where tests of what they send go; empty: nowhere yet. */
  readonly number: string;
  /** Where one is signed in, last used first. */
  readonly sessions: readonly OwnSession[];
};

export type OwnSession = {
  readonly id: number;
  /** The browser, in its own words. */
  readonly userAgent: string;
  readonly clientIp: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly isThisOne: boolean;
};

/** What a browser says of itself; null where it says nothing that is known. */
export type Device = { readonly browser: string | null; readonly system: string | null };

/** What an authenticator app is given. */
export type TwoFactorSetup = { readonly secret: string; readonly uri: string };
