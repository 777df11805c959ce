/** What is sent, and what becomes of it. */
import type { z } from 'zod';
import { DLR_IDS } from '@/lib/domain/delivery/dlr';
import { boolean, choice, datetime, double, fixedModel, long, model, readOnly, string, uuid } from './types';

export const charset = choice('sms.CharsetEnum', ['UTF-8']);
export const smsClass = choice('sms.ClassEnum', ['flash', 'phoneDisplay', 'sim', 'toolkit']);
export const coding = choice('sms.CodingEnum', ['7bit', '8bit']);
export const priority = choice('sms.PriorityEnum', ['high', 'low', 'medium', 'veryLow']);
export const typeSender = choice('sms.TypeSenderEnum', ['alpha', 'numeric', 'shortcode', 'time2chat', 'virtual']);

const virtualJobShape = {
  creationDatetime: datetime,
  credits: double,
  deliveryReceipt: long.refine((id) => DLR_IDS.some((known) => known === id)),
  differedDelivery: long,
  id: long,
  message: string,
  messageLength: long,
  numberOfSms: long,
  ptt: long,
  receiver: string,
};

const jobShape = {
  ...virtualJobShape,
  deliveredAt: datetime.nullable(),
  sender: string,
  sentAt: datetime.nullable(),
};

export const job = fixedModel('sms.Job', 'A message that waits for its moment', jobShape);
export type JobModel = z.infer<typeof job>;

export const virtualNumberJob = fixedModel('sms.VirtualNumberJob', 'The same of a virtual number', virtualJobShape);

export const outgoing = fixedModel('sms.Outgoing', 'A message that was sent', {
  ...jobShape,
  batchID: uuid.nullable(),
  messageID: uuid.nullable(),
  tag: string,
  tariffCode: string,
});
export type OutgoingModel = z.infer<typeof outgoing>;

export const incoming = fixedModel('sms.Incoming', 'A message that was received', {
  creationDatetime: datetime,
  credits: double,
  id: long,
  message: string,
  sender: string,
  tag: string,
});
export type IncomingModel = z.infer<typeof incoming>;

export const jobEstimate = fixedModel('sms.JobEstimate', 'How many segments a text takes', {
  characters: long,
  charactersClass: choice('sms.CharacterClassEnum', ['7bits', 'unicode']),
  maxCharactersPerPart: long,
  parts: long,
});

const reportShape = {
  ids: long.array(),
  invalidReceivers: string.array(),
  tag: string.nullable(),
  totalCreditsRemoved: double,
  validReceivers: string.array(),
};
export const report = fixedModel('sms.SmsSendingReport', 'What was accepted', reportShape);
export const reportUser = fixedModel('sms.SmsSendingReportUser', 'What was accepted, and what is left', {
  ...reportShape,
  creditsLeft: double,
});
export type ReportModel = z.infer<typeof reportUser>;

export const batch = fixedModel('sms.Batch', 'A send to many', {
  accountID: long,
  createdAt: datetime,
  errors: fixedModel('sms.BatchError', 'Why somebody is left out', { message: string, receiver: string }).array(),
  estimatedCredits: double,
  finishedAt: datetime.nullable(),
  from: string.nullable(),
  id: uuid,
  message: string,
  name: string,
  processedRecords: long,
  receivers: string.array().nullable(),
  sentAt: datetime.nullable(),
  slotID: string.nullable(),
  startedAt: datetime.nullable(),
  status: choice('sms.BatchStatusEnum', [
    'CANCELED',
    'CANCELING',
    'COMPLETED',
    'FAILED',
    'INSERTED',
    'INSERTING',
    'PENDING',
    'TO_CANCEL',
  ]),
  totalRecords: long,
  updatedAt: datetime,
});

export const batchStatistics = fixedModel('sms.BatchStatistics', 'What became of a send to many', {
  credits: double,
  delivered: long,
  estimatedCredits: double,
  failed: long,
  id: uuid,
  pending: long,
  sent: long,
  stoplisted: long,
});

export const blacklist = fixedModel('sms.Blacklist', 'A number that wants nothing of the account', {
  batchID: uuid.nullable(),
  dateCreation: datetime,
  number: string,
  smsOutgoingID: long.nullable(),
});

export const exception = fixedModel('sms.Exception', 'What holds for one destination alone', {
  countrySuffixe: string,
  messages: string.array(),
  operators: string.array(),
  restrictionCode: choice('sms.RestrictionCodeEnum', [
    'ALPHA',
    'BAD_DLR',
    'BLOCKED',
    'CODING',
    'DLR',
    'FLASHONLY',
    'MSISDN',
  ]),
  substitution: string.nullable(),
});

export const hlr = fixedModel('sms.Hlr', 'Where a number is at home', {
  country: string,
  countryCode: string,
  network: string,
  operator: string,
  region: string,
});

export const hlrLookupNumber = fixedModel('sms.HlrLookupNumber', 'A question about a number', {
  datetime,
  id: long,
  msisdn: string,
  operatorCode: string,
  ported: boolean,
  reachable: boolean,
  roaming: boolean,
  status: choice('sms.HlrStatusEnum', ['doing', 'done', 'error', 'todo']),
  valid: boolean,
});

export const virtualNumber = model('sms.VirtualNumber', 'A number that is rented', {
  countryCode: readOnly(choice('sms.VirtualNumberCountryEnum', ['be', 'ch', 'de', 'es', 'fr', 'uk'])),
  number: readOnly(string),
});

export const chatAccess = fixedModel('sms.ChatAccess', 'A page to chat on', {
  creationDate: datetime,
  id: long,
  url: string,
});
