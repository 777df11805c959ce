import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { accountDetails } from '@/lib/schemas/account';
import { type ApiUserListQuery, apiUserList } from '@/lib/schemas/api-user';
import { type MessageListQuery, messageList } from '@/lib/schemas/message';
import { fetchJson, panelUrl } from './fetch-json';

/** Keys begin with the account, so that a change invalidates just what it touched. */
export const accountKeys = {
  account: (serviceName: string) => [serviceName, 'account'] as const,
  apiUsers: (serviceName: string) => [serviceName, 'api-users'] as const,
  messages: (serviceName: string) => [serviceName, 'messages'] as const,
};

export const accountQuery = (serviceName: string) =>
  queryOptions({
    queryKey: accountKeys.account(serviceName),
    queryFn: () => fetchJson(panelUrl(serviceName, 'account'), accountDetails),
  });

export const apiUsersQuery = (serviceName: string, query: ApiUserListQuery) =>
  queryOptions({
    queryKey: [...accountKeys.apiUsers(serviceName), query],
    queryFn: () => fetchJson(panelUrl(serviceName, 'users', query), apiUserList),
    placeholderData: keepPreviousData,
  });

export const messagesQuery = (serviceName: string, query: MessageListQuery) =>
  queryOptions({
    queryKey: [...accountKeys.messages(serviceName), query],
    queryFn: () => fetchJson(panelUrl(serviceName, 'messages', query), messageList),
    placeholderData: keepPreviousData,
  });
