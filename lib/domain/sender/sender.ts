import { parseMsisdn } from '../numbering/parse-msisdn';

/** What an account may send from. One that is not enabled stays declared, but no request may name it. */
export type Sender = {
  readonly sender: string;
  readonly description: string;
  readonly isEnabled: boolean;
  readonly createdAt: Date;
};

/** As many as an account may declare: all of them are remembered with each API user's credentials. */
export const MOST_SENDERS = 200;

/** Characters of a sender's description (Telecom > SMS > Senders > Add). */
export const LONGEST_DESCRIPTION = 40;

/** One key for every spelling of a sender: a number by its MSISDN, a name or a short number as it is. */
export function senderKey(sender: string): string {
  const msisdn = parseMsisdn(sender);
  return msisdn === null ? sender : `+${msisdn}`;
}

/** Characters of a name (Telecom > SMS > Senders > Add). */
export const LONGEST_NAME = 11;

const NAME = /^[A-Za-z\d_ .,&+-]*$/;

export const isOfNameCharacters = (text: string): boolean => NAME.test(text);

/** One without letters would be taken for a number. */
const isName = (sender: string): boolean =>
  sender.length <= LONGEST_NAME && isOfNameCharacters(sender) && /[A-Za-z]/.test(sender);

/** Of one network, such as 36105. What is longer is a number that lacks its country code, and may be anybody's. */
const SHORT_NUMBER = /^[1-9]\d{2,5}$/;

/** What an account may declare: a name, a short number, or a number with its country code, which is one sender however written. */
export const isSender = (sender: string): boolean =>
  isName(sender) || SHORT_NUMBER.test(sender) || parseMsisdn(sender) !== null;

/** Whether a sender is a name rather than a number; only then does French law ask for a STOP clause. */
export const isAlphanumericSender = (sender: string): boolean => !/^\+?\d+$/.test(senderKey(sender));
