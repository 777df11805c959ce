import type { Sender } from '@/lib/domain/sender/sender';
import type { Database, Transaction } from '../connections/client';

/** What is sent from only while it is enabled; requests look for this word alone. */
const status = (isEnabled: boolean) => (isEnabled ? 'enable' : 'disable');

const SHOWN = { sender: true, description: true, status: true, createdAt: true } as const;

/** What an account has declared, whatever its state, in the order of declaring. */
export async function listSenders(db: Database | Transaction, accountId: number): Promise<Sender[]> {
  const rows = await db.sender.findMany({ where: { accountId }, select: SHOWN, orderBy: { id: 'asc' } });
  return rows.map(readSender);
}

/** Null when the account has not declared it. */
export async function findSender(tx: Transaction, accountId: number, sender: string): Promise<Sender | null> {
  const row = await tx.sender.findUnique({ where: { accountId_sender: { accountId, sender } }, select: SHOWN });
  return row && readSender(row);
}

const readSender = ({ status: stored, ...row }: Omit<Sender, 'isEnabled'> & { readonly status: string }): Sender => ({
  ...row,
  isEnabled: stored === status(true),
});

type NewSender = {
  readonly accountId: number;
  readonly sender: string;
  readonly description: string;
  readonly createdAt: Date;
};

export async function insertSender(tx: Transaction, sender: NewSender): Promise<void> {
  await tx.sender.create({ data: sender });
}

type Changed = Pick<Sender, 'description' | 'isEnabled'>;

export async function saveSender(
  tx: Transaction,
  accountId: number,
  sender: string,
  { description, isEnabled }: Changed,
): Promise<void> {
  const data = { description, status: status(isEnabled) };
  await tx.sender.update({ where: { accountId_sender: { accountId, sender } }, data });
}

export async function deleteSenderRow(tx: Transaction, accountId: number, sender: string): Promise<void> {
  await tx.sender.delete({ where: { accountId_sender: { accountId, sender } } });
}
