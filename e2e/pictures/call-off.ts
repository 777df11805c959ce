import type { Filled } from './filled';

/** Cancels a bulk send that waits as the panel does, right after it was sent; whoever paid has it back. */
export function callOff({ account, database }: Filled, id: number): void {
  database
    .transaction(() => {
      database.prepare('DELETE FROM BulkSlice WHERE bulkSendId = ?').run(id);
      database
        .prepare(
          'UPDATE BulkSend SET givenBackCredits = heldCredits, heldCredits = 0, finishedAt = createdAt WHERE id = ?',
        )
        .run(id);
      const held = "m.kind = 'held' AND m.messageId = ?";
      database
        .prepare(
          `UPDATE SmsAccount SET creditsLeft = creditsLeft - m.amount FROM CreditMovement m
         WHERE m.accountId = SmsAccount.id AND m.quotaOfId IS NULL AND ${held}`,
        )
        .run(id);
      database
        .prepare(
          `UPDATE ApiUser SET quotaLeft = quotaLeft - m.amount FROM CreditMovement m WHERE m.quotaOfId = ApiUser.id AND ${held}`,
        )
        .run(id);
      database
        .prepare(
          `INSERT INTO CreditMovement (accountId, quotaOfId, login, kind, amount, balanceAfter, reversesId, actor, createdAt)
         SELECT accountId, quotaOfId, login, 'hold_released', -amount, balanceAfter - amount, m.id, ?, createdAt
         FROM CreditMovement m WHERE ${held}`,
        )
        .run(`panel:${account.owner}`, id);
    })
    .immediate();
}
