/** What API users submit by SMPP, as it is kept until nothing more is to be told of it. */

/** Which ends a submit_sm asks to be told of. */
const RECEIPT_WISHES = ['none', 'any', 'failure'] as const;
export type ReceiptWish = (typeof RECEIPT_WISHES)[number];

/** A value read from the database, where the column is text. */
export const isReceiptWish = (text: string): text is ReceiptWish => RECEIPT_WISHES.some((wish) => wish === text);

type SubmittedAddress = { readonly ton: number; readonly npi: number; readonly address: string };

/** From where and to where, as its program wrote them: a receipt comes back the other way. */
export type SubmittedAddresses = { readonly source: SubmittedAddress; readonly destination: SubmittedAddress };

export type Submitted = {
  readonly wish: ReceiptWish;
  readonly addresses: SubmittedAddresses;
  /** Ids of those that came before and with it are one message. */
  readonly before: readonly number[];
};

/** Which others a submit_sm belongs together with, and its place among them. */
export type Joins = {
  readonly reference: number;
  readonly total: number;
  /** From 1. */
  readonly number: number;
  readonly coding: number;
};

/** One of several that are a message only together; kept until all have come. */
export type Part = Pick<Submitted, 'wish' | 'addresses'> & {
  readonly accountId: number;
  readonly apiUserId: number;
  readonly joins: Joins;
  /** Its text in base 64, without a header. */
  readonly octets: string;
};

/** By what those of one message find each other: API user, sender, recipient, reference, number of parts and alphabet. */
export const joinedBy = ({ apiUserId, addresses: { source, destination }, joins }: Part): string =>
  JSON.stringify([apiUserId, source.address, destination.address, joins.reference, joins.total, joins.coding]);

/** In milliseconds: a message that is not whole by then never will be. */
export const LONGEST_WAIT_FOR_PARTS = 10 * 60_000;

export type KeptPart = Part & { readonly id: number; readonly at: Date };

/** As receipts write them (SMPP 3.4, appendix B), with their numbers (section 5.2.28). */
export const RECEIPT_STATES = { DELIVRD: 2, EXPIRED: 3, DELETED: 4, UNDELIV: 5, REJECTD: 8 } as const;
export type ReceiptState = keyof typeof RECEIPT_STATES;

/** Best first. */
export const RECEIPT_STATE_NAMES = [
  'DELIVRD',
  'UNDELIV',
  'EXPIRED',
  'REJECTD',
  'DELETED',
] as const satisfies readonly ReceiptState[];
