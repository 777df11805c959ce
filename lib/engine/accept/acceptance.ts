import type { ApiUserState } from '@/lib/db/messages/accept-store';
import type { Credits } from '@/lib/domain/credits';
import type { Bulk } from '@/lib/domain/http2sms/bulk';
import type { PricedMessage } from '@/lib/domain/http2sms/outgoing';
import type { ChargeRefusal } from '@/lib/domain/ledger/settle-charges';

/** A request that passed every check but the money. One request is paid and sent as a whole. */
export type AcceptRequest = {
  readonly accountId: number;
  /** Who sends, as `writeActor` writes them: kept with what it costs. */
  readonly actor: string;
  /** Whose quota pays and whose callback is told; null when the account itself sends. */
  readonly apiUser: { readonly id: number; readonly login: string; readonly checked: ApiUserState } | null;
  /** Set when this is an alert: debited as one, and marked as sent in the same transaction. */
  readonly alertId?: number;
  readonly sender: string;
  readonly messages: readonly PricedMessage[];
  /** Instead of messages, when they are very many. */
  readonly bulk?: Bulk;
  readonly smsClass: number;
  readonly tag: string;
  readonly deferredUntil: Date | null;
};

export type AcceptRefusal = ChargeRefusal | 'api_user_changed';

export type Accepted = {
  /** They follow each other, in the order of the messages. */
  readonly messageIds: { readonly first: number; readonly count: number };
  /** What the sender can still spend after this request. */
  readonly creditsLeft: Credits;
};
