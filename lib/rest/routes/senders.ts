/** What an account sends from: `/sms/{serviceName}/senders`. */
import { z } from 'zod';
import { type ConsumerKey } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';
import { type Sender, senderKey } from '@/lib/domain/sender/sender';
import { addSenderSchema, changeSenderSchema } from '@/lib/schemas/change-sender';
import { addSender } from '@/lib/use-cases/senders/add-sender';
import { changeSender } from '@/lib/use-cases/senders/change-sender';
import { deleteSender } from '@/lib/use-cases/senders/delete-sender';
import { findSenders } from '@/lib/use-cases/senders/find-senders';
import { senderDocument, sender as senderModel } from '../models/senders';
import { shownBy, string, uuid } from '../models/types';
import { checkField } from '../plan/check-field';
import { applied } from '../plan/in-order';
import { ignored } from '../plan/put-fields';
import { presentSender } from '../present/present-sender';
import type { FaultCode } from '../table/faults';
import { inAccount, name, optional } from '../table/fields';
import { notHere } from '../table/not-here';
import { keyRoute, NO_INPUT, type RestDependencies, type Route, VOID } from '../table/route';

const inSender = inAccount.extend({ sender: name });

/** However a number is written, it is one sender. */
async function findSender(
  dependencies: RestDependencies,
  actor: ConsumerKey,
  path: z.output<typeof inSender>,
): Promise<Result<Sender, FaultCode>> {
  const found = await findSenders(dependencies, actor, path.serviceName, undefined);
  if (!found.ok) return found;
  const one = found.value.find(({ sender }) => senderKey(sender) === senderKey(path.sender));
  return one ? ok(one) : err('sender_gone');
}

const newSender = shownBy(
  // Not the sender that accounts are opened with in the guides.
  { sender: 'MyShopNews', description: 'News of the shop' },
  z.strictObject({ sender: string, description: optional(string), reason: optional(string) }),
);

const changedSender = shownBy(
  { description: 'Orders of the shop', status: 'enable' },
  z.strictObject({
    ...ignored(senderModel.shape),
    description: optional(senderModel.shape.description),
    status: optional(senderModel.shape.status),
  }),
);

/** As the schema of the panel's form has them. */
const SENDER_NAMES = { sender: 'sender', description: 'description' };

const DOCUMENTS = '/sms/{serviceName}/senders/{sender}/documents';

export const SENDERS_ROUTES: readonly Route[] = [
  keyRoute({
    method: 'GET',
    path: '/sms/{serviceName}/senders',
    summary: 'The senders of the account',
    action: 'sender.read',
    input: { ...NO_INPUT, path: inAccount },
    output: string.array(),
    perform: ({ dependencies, path }, actor) => findSenders(dependencies, actor, path.serviceName, undefined),
    present: (senders) => senders.map(({ sender }) => sender),
  }),
  keyRoute({
    method: 'POST',
    path: '/sms/{serviceName}/senders',
    summary: 'Declares a sender, which can be used at once; no reason is needed',
    action: 'sender.add',
    input: {
      ...NO_INPUT,
      path: inAccount,
      body: newSender,
    },
    output: string,
    perform: async ({ dependencies, path, body: { sender, description = '' } }, actor) => {
      const declared = checkField(SENDER_NAMES, addSenderSchema, { sender, description });
      if (!declared.ok) return declared;
      const outcome = await addSender(dependencies, actor, path.serviceName, declared.value);
      return outcome.ok ? ok(declared.value.sender) : outcome;
    },
    present: (sender) => sender,
  }),
  keyRoute({
    method: 'GET',
    path: '/sms/{serviceName}/senders/{sender}',
    summary: 'A sender',
    action: 'sender.read',
    input: { ...NO_INPUT, path: inSender },
    output: senderModel,
    perform: ({ dependencies, path }, actor) => findSender(dependencies, actor, path),
    present: presentSender,
  }),
  keyRoute({
    method: 'PUT',
    path: '/sms/{serviceName}/senders/{sender}',
    summary: 'Describes a sender, enables or disables it',
    action: 'sender.change',
    input: {
      ...NO_INPUT,
      path: inSender,
      body: changedSender,
    },
    output: VOID,
    perform: async ({ dependencies, path, body: { description, status } }, actor) => {
      const found = await findSender(dependencies, actor, path);
      if (!found.ok) return found;
      if (status === 'refused' || status === 'waitingValidation') {
        return err({ code: 'invalid_parameter', about: '[status] must be one of enable, disable' });
      }
      const { sender, isEnabled } = found.value;
      const settings = checkField('description', changeSenderSchema, {
        description: description ?? found.value.description,
        isEnabled: status === undefined ? isEnabled : status === 'enable',
      });
      if (!settings.ok) return settings;
      return applied(await changeSender(dependencies, actor, path.serviceName, { sender, ...settings.value }));
    },
    present: () => null,
  }),
  keyRoute({
    method: 'DELETE',
    path: '/sms/{serviceName}/senders/{sender}',
    summary: 'Deletes a sender; messages already accepted keep it',
    action: 'sender.delete',
    input: { ...NO_INPUT, path: inSender },
    output: VOID,
    perform: async ({ dependencies, path }, actor) => {
      const found = await findSender(dependencies, actor, path);
      if (!found.ok) return found;
      return deleteSender(dependencies, actor, path.serviceName, { sender: found.value.sender });
    },
    present: () => null,
  }),
  notHere('GET', DOCUMENTS, 'papers', uuid.array()),
  notHere('POST', DOCUMENTS, 'papers', senderDocument),
  notHere('GET', `${DOCUMENTS}/{documentID}`, 'papers', senderDocument),
  notHere('PUT', `${DOCUMENTS}/{documentID}`, 'papers'),
  notHere('POST', '/sms/{serviceName}/senders/{sender}/validate', 'senderCodes'),
];
