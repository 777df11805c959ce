import { panelRoute } from '@/lib/panel/panel-route';
import { messageListQuery } from '@/lib/schemas/message';
import { findMessages } from '@/lib/use-cases/messages/find-messages';

export const GET = panelRoute(findMessages, messageListQuery);
