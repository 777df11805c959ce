/** What an estimate goes by of an SMS as somebody writes it in the panel, to be sent at once. */
export const DRAFTED_SMS = {
  sender: 'TEST',
  recipients: '+33612345678',
  columns: [],
  message: 'Hello',
  noStop: false,
  payer: '',
  when: 'now',
  at: '',
  atZone: 'Europe/Paris',
} as const;

/** All of it. */
export const WRITTEN_SMS = { ...DRAFTED_SMS, smsClass: '1', tag: '' } as const;
