import { panelRoute } from '@/lib/panel/panel-route';
import { presentApiUserDetails } from '@/lib/panel/presenters/present-api-users';
import { RESOURCES } from '@/lib/queries/resources';
import { getApiUser } from '@/lib/use-cases/api-users/get-api-user';

export const GET = panelRoute(getApiUser, RESOURCES.apiUserDetails, presentApiUserDetails);
