import { GUIDE_NAMES, type Guide, type GuideName } from '@/lib/schemas/guide';
import { callbackGuide } from './callback-guide';
import type { GuideWriting } from './guide-writing';
import { http2smsGuide } from './http2sms-guide';
import { limitGuide } from './limit-guide';
import { signatureGuide } from './signature-guide';
import { smppGuide } from './smpp-guide';
import { statusGuide } from './status-guide';
import { testNumberGuide } from './test-number-guide';

const GUIDES: Readonly<Record<GuideName, (writing: GuideWriting) => Guide | null>> = {
  http2sms: http2smsGuide,
  smpp: smppGuide,
  statuses: statusGuide,
  callbacks: callbackGuide,
  signatures: signatureGuide,
  testNumbers: testNumberGuide,
  limits: limitGuide,
};

/**
 * All of the product's own documentation, in its order; the panel, the public page and docs/http2sms.md show it. Where
 * messages reach phones there are no numbers to try it with, and where nothing listens for SMPP no way to bind.
 */
export const writeGuides = (writing: GuideWriting): readonly Guide[] =>
  GUIDE_NAMES.filter((name) => name !== 'testNumbers' || writing.hasTestNumbers).flatMap(
    (name) => GUIDES[name](writing) ?? [],
  );

/** One of them; null where it does not hold. */
export const writeGuide = (name: GuideName, writing: GuideWriting): Guide | null =>
  writeGuides(writing).find((guide) => guide.name === name) ?? null;
