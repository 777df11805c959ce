/** Vonage's own codes of why a message was not delivered, by SMPP and by its HTTP API alike, as ptt codes. */
export const VONAGE_REASONS: Readonly<Record<string, number>> = {
  '1': 5,
  '2': 24,
  '3': 23,
  '4': 23,
  '5': 73,
  '6': 28,
  '7': 26,
  '8': 25,
  '9': 23,
  '10': 29,
  '11': 25,
  '12': 25,
  '14': 23,
};
