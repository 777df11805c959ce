/** Sent with every callback, beside what a signature adds. */
export const CALLBACK_HEADERS = { 'user-agent': 'Chappe', accept: '*/*' } as const;

type Call = {
  readonly deliveryId: number;
  readonly kind: 'status' | 'test';
  readonly at: Date;
  readonly signed: boolean;
};

/** The headers that a past call carried, for people to read. Signatures are not kept. */
export function headersOf({ deliveryId, kind, at, signed }: Call): [name: string, value: string][] {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const id = kind === 'test' ? `test-${timestamp}` : `delivery-${deliveryId}`;
  return [
    ...Object.entries(CALLBACK_HEADERS),
    ...(signed
      ? ([
          ['webhook-id', id],
          ['webhook-timestamp', timestamp],
          ['webhook-signature', 'v1,… (not kept)'],
        ] satisfies [string, string][])
      : []),
  ];
}
