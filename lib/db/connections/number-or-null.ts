/** What a nullable `BigInt` column holds, as a number. */
export const numberOrNull = (value: bigint | null): number | null => (value === null ? null : Number(value));
