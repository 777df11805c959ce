import type { MessageState } from '../delivery/message-state';

/** A few things of an account that somebody may mean, of each kind. */
export type AccountSearch = {
  readonly messages: readonly {
    readonly id: number;
    readonly recipient: string;
    readonly state: MessageState;
    readonly createdAt: Date;
  }[];
  /** Sends to very many, of whose messages it is the first one's id. */
  readonly sends: readonly { readonly id: number; readonly messageCount: number; readonly createdAt: Date }[];
  readonly logins: readonly string[];
  readonly senders: readonly string[];
};
