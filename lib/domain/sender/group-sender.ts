import { groupMsisdn } from '../numbering/group-msisdn';
import { parseMsisdn } from '../numbering/parse-msisdn';

/** A sender as people read it: a number in groups, however it was declared; a name or a short number as it is. */
export function groupSender(sender: string): string {
  const msisdn = parseMsisdn(sender);
  return msisdn === null ? sender : groupMsisdn(msisdn);
}
