/** What a callback URL's host says by itself, before any name server is asked. */
import { parseIpAddress } from '../network/ip-address';
import { mayConnectTo } from '../network/reachable-address';

/** What `localhost` and all names below it stand for (RFC 6761). */
const LOOPBACK = ['127.0.0.1', '::1'];

/** The host in its one spelling, IPv6 without brackets; empty when it is no URL. */
export const callbackHost = (url: string): string =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '') : '';

/** The addresses that it names; null: a name server has to say. */
function addressesOf(host: string): readonly string[] | null {
  if (/(^|\.)localhost$/.test(host)) return LOOPBACK;
  return parseIpAddress(host) ? [host] : null;
}

/** Whether every call there is sure to be refused. Nothing is known of a name that has to be looked up. */
export const isRefusedHost = (host: string, allowedRanges: readonly string[]): boolean =>
  addressesOf(host)?.every((address) => !mayConnectTo(address, allowedRanges)) ?? false;
