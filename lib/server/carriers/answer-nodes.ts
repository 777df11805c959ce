import {
  answerQuestion,
  dropLeftQuestions,
  readOpenQuestions,
  type TakenQuestion,
  takeQuestions,
} from '@/lib/db/carriers/node-questions';
import { type Database, inTransaction } from '@/lib/db/connections/client';
import type { Engine } from '@/lib/engine/engine';
import type { Logger } from '@/lib/platform/log/logger';
import { askHere, NOT_HERE } from './ask-here';

type Parts = {
  readonly db: Database;
  readonly engine: Pick<Engine, 'askCarrier'> & {
    /** Those that run here. */
    carriers(): Promise<readonly { readonly name: string }[]>;
  };
  readonly now: () => Date;
  readonly log: Pick<Logger, 'warn'>;
};

export type AnswersForNodes = {
  /** Other nodes may have asked something of carriers that this one runs. */
  look(): void;
  /** Takes nothing more; resolves when what was taken is answered, which a carrier bounds. */
  stop(): Promise<void>;
};

/** Asks this node's carriers what other nodes want of them. */
export function answerNodes({ db, engine, now, log }: Parts): AnswersForNodes {
  let isOver = false;
  let looking = Promise.resolve();
  const answering = new Set<Promise<void>>();
  const answer = async ({ id, carrier, question }: TakenQuestion) => {
    const said = question === null ? NOT_HERE : await askHere(engine, carrier, question);
    await inTransaction(db, (tx) => answerQuestion(tx, id, said));
  };
  const look = async () => {
    if (isOver) return;
    const at = now();
    const { carriers, isAnyLeft } = await readOpenQuestions(db, at);
    if (isAnyLeft) await inTransaction(db, (tx) => dropLeftQuestions(tx, at));
    if (carriers.size === 0) return;
    const here = (await engine.carriers()).map(({ name }) => name).filter((name) => carriers.has(name));
    if (here.length === 0) return;
    // Only what is known to be taken is asked: of a commit that failed whoever asked is told that nobody knows.
    const taken = await inTransaction(db, (tx) => takeQuestions(tx, here, at));
    for (const one of taken) {
      // The next look waits for no carrier.
      const answered = answer(one)
        .catch((cause: unknown) => {
          log.warn({ err: cause, carrier: one.carrier }, 'what another node asked of a carrier was not answered');
        })
        .finally(() => answering.delete(answered));
      answering.add(answered);
    }
  };
  return {
    look: () => {
      looking = looking.then(look).catch((cause: unknown) => {
        log.warn({ err: cause }, 'what other nodes ask of carriers could not be read; it is looked for again');
      });
    },
    stop: async () => {
      isOver = true;
      await looking;
      await Promise.all(answering);
    },
  };
}
