import { panelRoute } from '@/lib/panel/panel-route';
import { presentMessageDetails } from '@/lib/panel/presenters/present-message-details';
import { RESOURCES } from '@/lib/queries/resources';
import { getMessage } from '@/lib/use-cases/messages/get-message';

export const GET = panelRoute(getMessage, RESOURCES.message, presentMessageDetails);
