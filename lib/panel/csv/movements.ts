import type { Movement } from '@/lib/domain/ledger/movement';
import { aboutOf, isForUser } from '@/lib/domain/ledger/movement-cause';
import { type CsvColumns, creditsCell, logCsv } from '../log-csv';
import type { Words } from '../words';
import { actorCell } from './actor-cell';

export const movementColumns: CsvColumns<Movement> = (say, moment) => [
  ['ID', ({ id }) => id],
  moment(say('csv.date'), ({ createdAt }) => createdAt),
  [say('credit.kind'), ({ kind }) => say(`credit.kinds.${kind}`)],
  [say('csv.credits'), ({ amount }) => creditsCell(amount)],
  [say('csv.left'), ({ balanceAfter }) => creditsCell(balanceAfter)],
  [say('csv.balance'), ({ isQuota }) => say(isQuota ? 'csv.quota' : 'csv.account')],
  [say('csv.apiUser'), ({ login }) => login ?? ''],
  [say('csv.message'), ({ messageId }) => messageId ?? ''],
  [say('csv.by'), ({ actor }) => actorCell(say, actor)],
  [say('csv.reason'), ({ reason }) => reason],
  [say('csv.otherAccount'), ({ counterpart }) => counterpart ?? ''],
  // What is new comes last: scripts read columns by their place.
  [say('csv.cause'), (movement) => causeCell(say, movement)],
];

/** The same sentence as on the page, but for the moment of what waits. */
function causeCell(say: Words, movement: Movement): string {
  const { cause, messageId, login, actor, counterpart } = movement;
  const about = say(`credit.about.${aboutOf(movement)}`, { id: String(messageId) });
  return say.markup(`credit.causes.${cause}`, {
    ...{ beside: isForUser(movement) ? 'user' : 'none', waits: 'no', day: () => '' },
    about: () => about,
    who: () => say(`credit.who.${actor.kind}`, { name: actor.name }),
    user: () => login ?? '',
    account: () => counterpart ?? '',
  });
}

/** The ledger as a file. */
export const movementsCsv = logCsv('credit', movementColumns);
