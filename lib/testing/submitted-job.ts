/** What a program sends at once, to one recipient. */
export const SUBMITTED_JOB = {
  sender: 'TEST',
  message: 'Hello',
  receivers: ['+33612345678'],
  senderForResponse: false,
  noStop: true,
  tag: '',
  smsClass: 1,
  deferMinutes: 0,
} as const;
