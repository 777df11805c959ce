/** What another gateway that speaks http2sms is set up with. */
import { z } from 'zod';
import { UPSTREAM_DEFAULTS } from '@/lib/domain/carrier/upstream-settings';
import { certificates, certificatesNeedTls, filledIn, orKept, privateKey, secret } from './carrier-fields';
import { fault } from './fault';
import { wholeNumber } from './whole-number';

export const upstreamSettings = z
  .strictObject({
    url: filledIn(500).pipe(z.url({ protocol: /^https?$/, error: fault('callback_not_http') })),
    account: filledIn(60),
    login: filledIn(60),
    tlsCa: certificates,
    tlsCert: certificates,
    perSecond: wholeNumber({ least: 1, most: 10_000 }, UPSTREAM_DEFAULTS.perSecond),
  })
  .superRefine(certificatesNeedTls(({ url }: { url: string }) => /^https:/i.test(url)));

const password = secret(200);

export const upstreamSecrets = z.strictObject({ password, tlsKey: privateKey });
export const keptUpstreamSecrets = z.strictObject({ password: orKept(password), tlsKey: privateKey });
