/** Senders, their papers, and texts that somebody has to approve. */
import type { z } from 'zod';
import { choice, datetime, double, long, model, readOnly, string, uuid } from './types';

const senderStatus = choice('sms.SenderStatusEnum', ['disable', 'enable', 'refused', 'waitingValidation']);
export const senderReferer = choice('sms.SenderRefererEnum', ['custom', 'domain', 'line', 'nic', 'owner', 'virtual']);

export const sender = model('sms.Sender', 'What an account sends from', {
  comment: readOnly(string.nullable()),
  description: string,
  referer: readOnly(senderReferer),
  sender: readOnly(string),
  status: senderStatus,
  type: readOnly(choice('sms.SenderTypeEnum', ['alpha', 'numeric', 'shortcode', 'virtual']).nullable()),
  validationMedia: readOnly(string.nullable()),
});
export type SenderModel = z.infer<typeof sender>;

export const senderAvailable = model('sms.SenderAvailable', 'What could become a sender', {
  referer: choice('sms.SenderAvailableRefererEnum', ['domain', 'nichandle']),
  sender: string,
});

export const senderDocument = model('sms.SenderDocument', 'A paper that proves a sender', {
  createdAt: readOnly(datetime),
  description: string.nullable(),
  documentID: readOnly(uuid),
  getUrl: readOnly(string),
  name: string,
  putUrl: readOnly(string.nullable()),
  size: readOnly(double),
});

const templateActivity = choice('sms.TypeTemplateEnum', ['alerting', 'authentification', 'transactional']);
export const templateControl = model('sms.TemplateControl', 'A text that somebody has to approve', {
  activity: templateActivity,
  comment: readOnly(string),
  datetime: readOnly(datetime),
  description: string,
  message: string,
  name: string,
  status: senderStatus,
});

export const phonebook = model('sms.Phonebook', 'An address book', {
  bookKey: readOnly(string),
  name: string,
  phoneKey: readOnly(string),
});

export const phonebookContact = model('sms.PhonebookContact', 'Somebody in an address book', {
  group: string,
  homeMobile: string.nullable(),
  homePhone: string.nullable(),
  id: readOnly(long),
  name: string,
  surname: string,
  workMobile: string.nullable(),
  workPhone: string.nullable(),
});
