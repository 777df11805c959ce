import { panelRoute } from '@/lib/panel/panel-route';
import { presentMovements } from '@/lib/panel/presenters/present-movements';
import { RESOURCES } from '@/lib/queries/resources';
import { findMovements } from '@/lib/use-cases/credit/find-movements';

export const GET = panelRoute(findMovements, RESOURCES.movements, presentMovements);
