import { findAlertSender } from '@/lib/db/accounts/accounts';
import { SYSTEM, writeActor } from '@/lib/domain/authorisation/actor';
import { assertMay } from '@/lib/domain/authorisation/authorise';
import type { Prices } from '@/lib/domain/pricing/price-list';
import type { Accept } from '@/lib/domain/sending/acceptance';
import { createPricing } from '@/lib/domain/sending/outgoing';
import type { DueWork } from '../outbox/due-loop';
import { type AlertDependencies, createAlertWork } from './alert-work';

/** Sends alerts by SMS, paid by their account; each is marked as sent in the transaction that debits it. */
export const createSmsWork = (dependencies: AlertDependencies, accept: Accept, prices: Prices): DueWork =>
  createAlertWork('sms', dependencies, async ({ id, accountId, recipient, body }) => {
    assertMay(SYSTEM, accountId, 'alert.send-by-sms');
    const sender = await findAlertSender(dependencies.db, accountId);
    const stopClause = { enabled: false, text: '' };
    const composition = { message: body, forceUcs2: false, noStop: true, sender, stopClause };
    const price = createPricing(composition, prices.at(dependencies.now()));
    const message = price(recipient);
    if (!message) return { failed: 'too_long' };
    const outcome = await accept({
      accountId,
      actor: writeActor(SYSTEM),
      apiUser: null,
      alert: { id, heldBy: dependencies.nodeId },
      sender,
      messages: [message],
      smsClass: 1,
      tag: '',
      deferredUntil: null,
    });
    if (outcome?.ok || outcome?.error === 'alert_taken') return null;
    return { failed: outcome?.error ?? 'overloaded' };
  });
