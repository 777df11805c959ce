import type { NamedActor } from '@/lib/domain/authorisation/actor';
import type { Words } from '../words';

/** Who did something, as the panel names them. */
export const actorCell = (say: Words, { kind, name }: NamedActor): string => say(`audit.actors.${kind}`, { name });
