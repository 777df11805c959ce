import type { Part } from '@/lib/domain/smpp/submission';

/** The first of three parts of a text, as an API user's program submitted it. */
export const partOfText = (changes: Partial<Part> = {}): Part => ({
  accountId: 1,
  apiUserId: 2,
  wish: 'any',
  addresses: {
    source: { ton: 5, npi: 0, address: 'TEST' },
    destination: { ton: 1, npi: 1, address: '33612345678' },
  },
  joins: { reference: 7, total: 3, number: 1, coding: 0 },
  octets: 'YQ==',
  ...changes,
});
