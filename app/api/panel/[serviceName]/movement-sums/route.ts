import { panelRoute } from '@/lib/panel/panel-route';
import { presentMovementSums } from '@/lib/panel/presenters/present-movements';
import { RESOURCES } from '@/lib/queries/resources';
import { addUpMovements } from '@/lib/use-cases/credit/add-up-movements';

export const GET = panelRoute(addUpMovements, RESOURCES.movementSums, presentMovementSums);
