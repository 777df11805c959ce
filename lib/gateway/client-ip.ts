import { normaliseIp } from '@/lib/domain/api-user/ip-rules';

/**
 * The client's address: the socket's, or, behind `trustedProxies` reverse proxies, the entry of X-Forwarded-For that
 * the outermost trusted proxy wrote. Entries further left come from the client and could name any address, so
 * trusting them would open every IP restriction.
 */
export function clientIp(socketAddress: string, forwardedFor: string | undefined, trustedProxies: number): string {
  const hops = (forwardedFor ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '');
  const trusted = trustedProxies > 0 ? hops[Math.max(0, hops.length - trustedProxies)] : undefined;
  return normaliseIp(trusted ?? socketAddress);
}
