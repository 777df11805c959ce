/** What every message passes on its way in, whoever sends it: what asks for it, and how it ends. */
import type { Member } from '../authorisation/actor';
import type { Credits } from '../credits';
import type { ChargeRefusal } from '../ledger/settle-charges';
import type { Result } from '../result';
import type { Submitted } from '../smpp/submission';
import { type Bulk, countOf, creditsOf } from './bulk';
import type { PricedMessage } from './outgoing';

/** What an API user's authorisation rested on; read again inside the transaction, it must be unchanged. */
export type ApiUserState = {
  readonly passwordEpoch: number;
  readonly disabled: boolean;
  readonly ipRestrictions: string;
};

/** A request that passed every check but the money. One request is paid and sent as a whole. */
export type AcceptRequest = {
  readonly accountId: number;
  /** Who sends, as `writeActor` writes them: kept with what it costs. */
  readonly actor: string;
  /** Whose quota pays and whose callback is told; null when the account itself sends. */
  readonly apiUser: { readonly id: number; readonly login: string; readonly checked: ApiUserState } | null;
  /** Set when this is an alert: debited as one, and marked as sent in the same transaction, if that node still holds it. */
  readonly alert?: { readonly id: number; readonly heldBy: number };
  readonly sender: string;
  readonly messages: readonly PricedMessage[];
  /** Instead of messages, when they are very many. */
  readonly bulk?: Bulk;
  readonly smsClass: number;
  readonly tag: string;
  readonly deferredUntil: Date | null;
  /** Set when it came by SMPP: what is kept of it, so that its receipts find their way back. */
  readonly submitted?: Submitted;
  /**
   * Set when a person sends: accepted once under this key, however often it is asked for, and told in the audit log. By
   * the digest of what is sent, another send under the same key is known and refused. `quotaOf` is whose quota they
   * confirmed that pays, null the account: when another balance would have to, it is refused. `isTest`: to themselves,
   * to see how it arrives.
   */
  readonly byHand?: {
    readonly key: string;
    readonly digest: string;
    readonly by: Member;
    readonly quotaOf: string | null;
    readonly isTest: boolean;
  };
  /** Set when a program says by what name it may ask again: likewise accepted once, and no more about it. */
  readonly once?: SendName;
};

/** What a send is known by when it is asked for again. */
export type SendName = { readonly key: string; readonly digest: string };

export const nameOf = ({ byHand, once }: Pick<AcceptRequest, 'byHand' | 'once'>): SendName | undefined =>
  byHand ?? once;

/** Of what was checked before: it is no longer so. */
export type StaleRefusal = 'api_user_changed' | 'account_disabled';

/** Of what a person confirmed: another balance would have to pay, or something else was sent under their key. */
type UnconfirmedRefusal = 'payer_gone' | 'send_key_taken';

/** Of what a request was made of: its parts by SMPP wait no more; or its alert is another node's by now, or sent. */
export type OriginRefusal = 'parts_gone' | 'alert_taken';

export type AcceptRefusal = ChargeRefusal | StaleRefusal | UnconfirmedRefusal | OriginRefusal;

/** Only who asks with parts or with an alert hears of such. */
export const isOfOrigin = (refusal: string): refusal is OriginRefusal =>
  refusal === 'parts_gone' || refusal === 'alert_taken';

export type Accepted = {
  /** They follow each other, in the order of the messages. */
  readonly messageIds: { readonly first: number; readonly count: number };
  /** What the sender can still spend after this request. */
  readonly creditsLeft: Credits;
};

/** What somebody has sent, and what it cost. */
export type Sent = Pick<Accepted, 'messageIds'> & { readonly credits: Credits };

/** The same with whose quota it was taken from; null: from the account's own credit. */
export type PaidSend = Sent & { readonly quotaOf: string | null };

/** Resolves when the request is settled on the disk. Null, at once or later: too many wait and nothing was done. */
export type Accept = (request: AcceptRequest) => Promise<Result<Accepted, AcceptRefusal> | null> | null;

type Content = Pick<AcceptRequest, 'messages' | 'bulk'>;

export const sizeOf = ({ messages, bulk }: Content): number => (bulk ? countOf(bulk) : messages.length);

export const costOf = ({ messages, bulk }: Content): Credits =>
  bulk ? creditsOf(bulk) : messages.reduce((sum, { credits }) => sum + credits, 0);
