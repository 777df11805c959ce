/** To which replies an account's own text is sent back. */
const HOUR_MS = 3_600_000;

/** Once within so long to one number, so that two machines cannot go on answering each other. */
export const ANSWERED_ONCE_WITHIN_MS = 24 * HOUR_MS;

/** Shorter numbers are those of services: machines, that may cost the more. */
const SHORTEST_MSISDN = 9;

type Reply = {
  /** Who sent it: E.164 digits. */
  readonly msisdn: string;
  readonly isStop: boolean;
  readonly isWhole: boolean;
};

/** Whether a reply is one that a person may wait for an answer to. */
export const isAnswerable = ({ msisdn, isStop, isWhole }: Reply): boolean =>
  isWhole && !isStop && /^[1-9]/.test(msisdn) && msisdn.length >= SHORTEST_MSISDN;
