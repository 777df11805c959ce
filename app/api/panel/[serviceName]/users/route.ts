import { panelRoute } from '@/lib/panel/panel-route';
import { presentApiUsers } from '@/lib/panel/presenters/present-api-users';
import { RESOURCES } from '@/lib/queries/resources';
import { findApiUsers } from '@/lib/use-cases/api-users/find-api-users';

export const GET = panelRoute(findApiUsers, RESOURCES.apiUsers, presentApiUsers);
