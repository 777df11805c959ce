/** How far a delivery has come, as it is stored. */
export const STORED_CALLBACK_STATUSES = ['pending', 'delivered', 'failed'] as const;
export type StoredCallbackStatus = (typeof STORED_CALLBACK_STATUSES)[number];

/** How far it has come, as people are told. Failing: tried without success since it became due, and tried again. */
export const CALLBACK_STATUSES = ['pending', 'failing', 'delivered', 'failed'] as const;
export type CallbackStatus = (typeof CALLBACK_STATUSES)[number];

type Stored = {
  readonly status: StoredCallbackStatus;
  /** Tries made since it became due; a redelivery begins anew. */
  readonly attempts: number;
};

export const callbackStatusOf = ({ status, attempts }: Stored): CallbackStatus =>
  status === 'pending' && attempts > 0 ? 'failing' : status;
