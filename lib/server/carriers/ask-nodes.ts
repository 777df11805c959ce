import { setTimeout } from 'node:timers/promises';
import { askNodes, dropQuestion, readAnswer, takeBack } from '@/lib/db/carriers/node-questions';
import { type Database, inTransaction } from '@/lib/db/connections/client';
import { type NodeAnswer, type NodeQuestion, PATIENCE, type Patiences } from '@/lib/domain/carrier/node-question';

type Unanswered =
  /** No node that runs the carrier has taken it, and none will. */
  | { readonly kind: 'not_taken' }
  /** One has, and nobody knows what came of it. */
  | { readonly kind: 'unanswered' };

/**
 * Asks whichever other node runs a carrier, and waits for its answer.
 * @throws when it could not be asked; once it was, nobody is told that nothing came of it unless that is so.
 */
export type AskNodes = (carrier: string, question: NodeQuestion) => Promise<NodeAnswer | Unanswered>;

type Parts = {
  readonly db: Database;
  readonly now: () => Date;
  /** Tells the other nodes that something is asked. */
  readonly tell: () => void;
  readonly patience?: Patiences;
};

const LOOK_EVERY_MS = 150;
/** A page of a trace asks every five seconds, and there may be many: what one was told is told to all. */
const TRACE_LASTS_MS = 2_000;

export function createAskNodes(parts: Parts): AskNodes {
  const ask = waitingFor(parts);
  const trace = shared(TRACE_LASTS_MS, (carrier) => ask(carrier, { kind: 'trace' }));
  return (carrier, question) => (question.kind === 'trace' ? trace(carrier) : ask(carrier, question));
}

function waitingFor({ db, now, tell, patience = PATIENCE }: Parts): AskNodes {
  const drop = (id: number) =>
    // What is left of it nobody waits for, and is dropped with what other nodes have left.
    inTransaction(db, (tx) => dropQuestion(tx, id)).catch(() => undefined);
  return async (carrier, question) => {
    const { untilTaken, untilAnswered } = patience[question.kind];
    const id = await inTransaction(db, (tx) => askNodes(tx, carrier, question, now()));
    tell();
    const begunAt = performance.now();
    for (let isTaken = false; ; ) {
      await setTimeout(LOOK_EVERY_MS);
      // What cannot be read just now may still be answered: it was asked, and whoever waits is told no less.
      const answer = await readAnswer(db, id).catch(() => null);
      const waited = performance.now() - begunAt;
      if (answer !== null || waited >= untilAnswered) {
        await drop(id);
        // It has stopped the carrier meanwhile: another one may run it now.
        return answer?.kind === 'not_here' ? { kind: 'not_taken' } : (answer ?? { kind: 'unanswered' });
      }
      if (isTaken || waited < untilTaken) continue;
      if (await inTransaction(db, (tx) => takeBack(tx, id)).catch(() => false)) return { kind: 'not_taken' };
      isTaken = true;
    }
  };
}

/** One answer for all who ask for the same until some time after it has come. */
function shared<Answer>(lastsMs: number, ask: (name: string) => Promise<Answer>): typeof ask {
  const known = new Map<string, Promise<Answer>>();
  return (name) => {
    const found = known.get(name);
    if (found) return found;
    const answer = ask(name);
    const forget = () => known.delete(name);
    known.set(name, answer);
    void answer.then(() => setTimeout(lastsMs, null, { ref: false }), forget).then(forget);
    return answer;
  };
}
