import type { Transaction } from '../connections/client';

/** What an account may send from, whatever its state. */
export async function listSenders(tx: Transaction, accountId: number): Promise<string[]> {
  const senders = await tx.sender.findMany({ where: { accountId }, select: { sender: true } });
  return senders.map(({ sender }) => sender);
}

type NewSender = { readonly accountId: number; readonly sender: string; readonly createdAt: Date };

export async function insertSender(tx: Transaction, sender: NewSender): Promise<void> {
  await tx.sender.create({ data: sender });
}
