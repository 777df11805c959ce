import type { Guide, GuideName } from '@/lib/schemas/guide';
import { callbackGuide } from './callback-guide';
import type { GuideWriting } from './guide-writing';
import { http2smsGuide } from './http2sms-guide';
import { limitGuide } from './limit-guide';
import { signatureGuide } from './signature-guide';
import { statusGuide } from './status-guide';
import { testNumberGuide } from './test-number-guide';

/** All of the product's own documentation, in its order; the panel, the public page and docs/http2sms.md show it. */
export const GUIDES: Readonly<Record<GuideName, (writing: GuideWriting) => Guide>> = {
  http2sms: http2smsGuide,
  statuses: statusGuide,
  callbacks: callbackGuide,
  signatures: signatureGuide,
  testNumbers: testNumberGuide,
  limits: limitGuide,
};
