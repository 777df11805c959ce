/** The names of SMS accounts, as OVHcloud forms them: two letters and five digits of the customer, and which of theirs. */
const FORM = /^sms-[a-z]{2}\d{1,8}-\d{1,4}$/;

export const isServiceName = (text: string): boolean => FORM.test(text);

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A name of that form by chance; `indexBelow` answers a fair number from 0. */
export function newServiceName(indexBelow: (exclusiveMax: number) => number): string {
  const letter = () => LETTERS.charAt(indexBelow(LETTERS.length));
  const number = String(indexBelow(100_000)).padStart(5, '0');
  return `sms-${letter()}${letter()}${number}-1`;
}
