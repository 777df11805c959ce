import { CALLBACK_KINDS, type CallbackKind } from './callback-kinds';

/** Sent with every callback, beside what a signature adds. */
export const CALLBACK_HEADERS = { 'user-agent': 'Chappe', accept: '*/*' } as const;

type Identity = { readonly kind: CallbackKind; readonly deliveryId: number };

/** Seconds since the epoch, as a signature names the moment of the call. */
export const timestampOf = (at: Date): number => Math.floor(at.getTime() / 1000);

/** The same for every try of a delivery, so that a receiver can drop repetitions. */
export const webhookId = ({ kind, deliveryId }: Identity, timestamp: number): string =>
  CALLBACK_KINDS[kind].isOwed ? `delivery-${deliveryId}` : `${kind}-${timestamp}`;

type PastCall = Identity & { readonly at: Date; readonly signed: boolean };

/** The headers that a past call carried, for people to read. Signatures are not kept. */
export function headersOf({ at, signed, ...identity }: PastCall): [name: string, value: string][] {
  const timestamp = timestampOf(at);
  return [
    ...Object.entries(CALLBACK_HEADERS),
    ...(signed
      ? ([
          ['webhook-id', webhookId(identity, timestamp)],
          ['webhook-timestamp', String(timestamp)],
          ['webhook-signature', 'v1,… (not kept)'],
        ] satisfies [string, string][])
      : []),
  ];
}
