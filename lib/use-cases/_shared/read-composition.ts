import { readForSending } from '@/lib/db/accounts/accounts';
import { listSenders } from '@/lib/db/accounts/senders';
import type { Database } from '@/lib/db/connections/client';
import type { Credits } from '@/lib/domain/credits';
import { err, ok, type Result } from '@/lib/domain/result';
import { senderKey } from '@/lib/domain/sender/sender';
import type { Composition } from '@/lib/domain/sending/outgoing';
import { readSendingMoment, type SendingMomentFault } from '@/lib/domain/time/sending-moment';
import type { EstimateInput } from '@/lib/schemas/send';
import type { PanelDependencies } from './define-use-case';

type Read = {
  readonly composition: Composition;
  readonly commercialHoursEnabled: boolean;
  /** Null: at once. */
  readonly moment: Result<Date | null, SendingMomentFault>;
  readonly creditsLeft: Credits;
};

/** A sender as it is declared, if one may send from it; every spelling of a number is one sender. */
export async function findDeclared(db: Database, accountId: number, sender: string): Promise<string | undefined> {
  const senders = await listSenders(db, accountId);
  const key = senderKey(sender);
  return senders.find((other) => other.isEnabled && senderKey(other.sender) === key)?.sender;
}

type Written = Pick<EstimateInput, 'sender' | 'message' | 'noStop' | 'when' | 'at' | 'atZone'>;

/** What somebody has written, as the account would send it. While nothing is chosen yet, there is nothing to refuse. */
export async function readComposition(
  { db, now }: PanelDependencies,
  accountId: number,
  { sender, message, noStop, when, at, atZone }: Written,
): Promise<Result<Read, 'account_disabled' | 'sender_gone'>> {
  const { creditsLeft, stopClause, commercialHoursEnabled, isDisabled } = await readForSending(db, accountId);
  if (isDisabled) return err('account_disabled');
  const declared = await findDeclared(db, accountId, sender);
  if (declared === undefined && sender !== '') return err('sender_gone');
  const moment = when === 'now' || at === '' ? ok(null) : readSendingMoment(at, atZone, now);
  const composition = { message, forceUcs2: false, noStop, sender: declared ?? '', stopClause };
  return ok({ composition, commercialHoursEnabled, moment, creditsLeft });
}
