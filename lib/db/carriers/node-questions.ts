/** What nodes ask each other of carriers: a row for as long as somebody waits for its answer. */
import {
  isNodeQuestion,
  keptIfAskedSince,
  type NodeAnswer,
  type NodeQuestion,
  takenIfAskedSince,
} from '@/lib/domain/carrier/node-question';
import type { Database, Transaction } from '../connections/client';
import { list } from '../connections/fragments';

/** Asks whichever node runs this carrier; answers under which number. */
export async function askNodes(tx: Transaction, carrier: string, question: NodeQuestion, at: Date): Promise<number> {
  const data = { carrier, question: JSON.stringify(question), askedAt: at };
  return (await tx.carrierQuestion.create({ data, select: { id: true } })).id;
}

type Open = {
  /** Of which something is asked that nobody has taken. */
  readonly carriers: ReadonlySet<string>;
  /** Whether anything is left that nobody waits for. */
  readonly isAnyLeft: boolean;
};

/** What there is to be taken. */
export async function readOpenQuestions(db: Database, at: Date): Promise<Open> {
  const asked = await db.carrierQuestion.findMany({ select: { carrier: true, askedAt: true, takenAt: true } });
  const since = takenIfAskedSince(at);
  const open = asked.filter(({ askedAt, takenAt }) => takenAt === null && askedAt > since);
  return {
    carriers: new Set(open.map(({ carrier }) => carrier)),
    isAnyLeft: asked.some(({ askedAt }) => askedAt <= keptIfAskedSince(at)),
  };
}

/** `question` null: it is none of this version's. */
export type TakenQuestion = { readonly id: number; readonly carrier: string; readonly question: NodeQuestion | null };

/**
 * Takes what is asked of these carriers. Of several nodes that take the same, one does, and once it is committed no one
 * does again: a message would leave twice.
 */
export async function takeQuestions(
  tx: Transaction,
  carriers: readonly string[],
  at: Date,
): Promise<readonly TakenQuestion[]> {
  const rows = await tx.$queryRaw<{ id: number | bigint; carrier: string; question: string }[]>`
    UPDATE "CarrierQuestion" SET "takenAt" = ${at}
    WHERE "takenAt" IS NULL AND carrier IN (${list(carriers)}) AND "askedAt" > ${takenIfAskedSince(at)}
    RETURNING id, carrier, question`;
  return rows.map(({ id, carrier, question }) => ({ id: Number(id), carrier, question: questionIn(question) }));
}

/** As `askNodes` has written it. */
function questionIn(json: string): NodeQuestion | null {
  const told: { readonly kind: string } = JSON.parse(json);
  return isNodeQuestion(told) ? told : null;
}

/** Answers one that this node has taken, if somebody still waits for it. */
export async function answerQuestion(tx: Transaction, id: number, answer: NodeAnswer): Promise<void> {
  await tx.$executeRaw`UPDATE "CarrierQuestion" SET answer = ${JSON.stringify(answer)} WHERE id = ${id}`;
}

/** Null: it is not answered yet. */
export async function readAnswer(db: Database, id: number): Promise<NodeAnswer | null> {
  const row = await db.carrierQuestion.findUnique({ where: { id }, select: { answer: true } });
  return row?.answer ? answerIn(row.answer) : null;
}

/** As `answerQuestion` has written it; of what a trace tells, one thing is a time. */
const answerIn = (json: string): NodeAnswer =>
  JSON.parse(json, (key, value: unknown) => (key === 'at' && typeof value === 'string' ? new Date(value) : value));

/** Takes back what nobody has taken: nobody does any more. Whether it did. */
export async function takeBack(tx: Transaction, id: number): Promise<boolean> {
  return (await tx.$executeRaw`DELETE FROM "CarrierQuestion" WHERE id = ${id} AND "takenAt" IS NULL`) > 0;
}

/** Nobody waits for it any more. */
export async function dropQuestion(tx: Transaction, id: number): Promise<void> {
  await tx.$executeRaw`DELETE FROM "CarrierQuestion" WHERE id = ${id}`;
}

/** Drops what is left of nodes that died while they waited. */
export async function dropLeftQuestions(tx: Transaction, at: Date): Promise<void> {
  await tx.$executeRaw`DELETE FROM "CarrierQuestion" WHERE "askedAt" <= ${keptIfAskedSince(at)}`;
}
