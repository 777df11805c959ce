import type { AcceptRequest } from '@/lib/domain/sending/acceptance';

/** One message at once, which its account pays. */
export const requestOf = (accountId: number): AcceptRequest => ({
  accountId,
  actor: 'api:nobody',
  apiUser: null,
  sender: 'TEST',
  messages: [{ recipient: '33612345670', text: 'x', encoding: 'gsm7', segmentCount: 1, credits: 10 }],
  smsClass: 1,
  tag: '',
  deferredUntil: null,
});
