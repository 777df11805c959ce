import { panelRoute } from '@/lib/panel/panel-route';
import { presentMessages } from '@/lib/panel/presenters/present-messages';
import { RESOURCES } from '@/lib/queries/resources';
import { findMessages } from '@/lib/use-cases/messages/find-messages';

export const GET = panelRoute(findMessages, RESOURCES.messages, presentMessages);
