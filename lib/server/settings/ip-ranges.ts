import { z } from 'zod';
import { canonicalIpRange } from '@/lib/domain/network/ip-range';

/** Addresses and CIDR ranges separated by commas or blanks, in their canonical form. Each is checked at start. */
export const ipRanges = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((text, context) =>
      text
        .split(/[\s,]+/)
        .filter((entry) => entry !== '')
        .flatMap((entry) => {
          const range = canonicalIpRange(entry);
          if (range.ok) return [range.value];
          context.addIssue({ code: 'custom', message: `“${entry}” is neither an IP address nor a CIDR range` });
          return [];
        }),
    );
