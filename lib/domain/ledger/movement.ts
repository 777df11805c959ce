import type { NamedActor } from '../authorisation/actor';
import type { Credits } from '../credits';
import type { PageCut } from '../page';
import type { Entry } from './entry';
import type { MovementCause } from './movement-cause';

/** Why a balance can change, in the order in which the ledger's filter lists it. */
export const MOVEMENT_KINDS = [
  'debit',
  'refund',
  'alert',
  'grant',
  'transfer',
  'quota_assigned',
  'quota_released',
  'held',
  'hold_released',
  'adjustment',
] as const satisfies readonly Entry['kind'][];
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** One row of an account's ledger. */
export type Movement = {
  readonly id: number;
  readonly createdAt: Date;
  readonly kind: MovementKind;
  readonly cause: MovementCause;
  /** Signed. */
  readonly amount: Credits;
  /** What that balance was then. */
  readonly balanceAfter: Credits;
  /** Whether an API user's quota changed; else the account's own credit. */
  readonly isQuota: boolean;
  readonly login: string | null;
  /** Whether that API user is still there: of a quota the one that had it, else one of that login. */
  readonly hasApiUser: boolean;
  /** What it pays or paid for; of a hold and of what it releases the first of its bulk send. */
  readonly messageId: number | null;
  /** Whether what it pays or paid for is still there, neither deleted nor older than the account keeps it. */
  readonly hasPage: boolean;
  /** Of a message that is paid and waits: its moment; else null. */
  readonly scheduledFor: Date | null;
  readonly actor: NamedActor;
  /** Of a grant or a transfer; else empty. */
  readonly reason: string;
  /** Of a transfer the account at its other end, by its service name; else null. */
  readonly counterpart: string | null;
};

/** Which movements are looked for; an empty text asks for nothing. */
export type MovementFilter = {
  readonly kind: MovementKind | '';
  /** A part of an API user's login. */
  readonly login: string;
  readonly message?: number | undefined;
};

export type MovementSearch = MovementFilter & PageCut;

/** What was found of one kind. */
export type MovementSum = { readonly kind: MovementKind; readonly count: number; readonly amount: Credits };

export type MovementSums = {
  readonly sums: readonly MovementSum[];
  /** Whether there were too many to add up: then of the newest alone. */
  readonly isOfNewest: boolean;
};
