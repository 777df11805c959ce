import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { accountDetails } from '@/lib/schemas/account';
import { type AlertListQuery, alertList, alertTemplates } from '@/lib/schemas/alert';
import { type ApiUserListQuery, apiUserList, pendingMessages } from '@/lib/schemas/api-user';
import { apiUserDetails } from '@/lib/schemas/api-user-details';
import { type AuditListQuery, auditList } from '@/lib/schemas/audit';
import { type CallbackListQuery, callbackList } from '@/lib/schemas/callback';
import { type MessageListQuery, messageList } from '@/lib/schemas/message';
import { panelUserList } from '@/lib/schemas/panel-user';
import { fetchJson, panelUrl } from './fetch-json';

/** Keys begin with the account, so that a change invalidates just what it touched. */
export const accountKeys = {
  account: (serviceName: string) => [serviceName, 'account'] as const,
  apiUsers: (serviceName: string) => [serviceName, 'api-users'] as const,
  apiUserDetails: (serviceName: string) => [serviceName, 'api-users', 'details'] as const,
  messages: (serviceName: string) => [serviceName, 'messages'] as const,
  callbacks: (serviceName: string) => [serviceName, 'callbacks'] as const,
  alerts: (serviceName: string) => [serviceName, 'alerts'] as const,
  audit: (serviceName: string) => [serviceName, 'audit'] as const,
  panelUsers: (serviceName: string) => [serviceName, 'panel-users'] as const,
};

export const accountQuery = (serviceName: string) =>
  queryOptions({
    queryKey: accountKeys.account(serviceName),
    queryFn: ({ signal }) => fetchJson(panelUrl(serviceName, 'account'), accountDetails, signal),
  });

export const apiUsersQuery = (serviceName: string, query: ApiUserListQuery) =>
  queryOptions({
    queryKey: [...accountKeys.apiUsers(serviceName), query],
    queryFn: ({ signal }) => fetchJson(panelUrl(serviceName, 'users', query), apiUserList, signal),
    placeholderData: keepPreviousData,
  });

export const messagesQuery = (serviceName: string, query: MessageListQuery) =>
  queryOptions({
    queryKey: [...accountKeys.messages(serviceName), query],
    queryFn: ({ signal }) => fetchJson(panelUrl(serviceName, 'messages', query), messageList, signal),
    placeholderData: keepPreviousData,
  });

export const callbacksQuery = (serviceName: string, query: CallbackListQuery) =>
  queryOptions({
    queryKey: [...accountKeys.callbacks(serviceName), query],
    queryFn: ({ signal }) => fetchJson(panelUrl(serviceName, 'callbacks', query), callbackList, signal),
    placeholderData: keepPreviousData,
  });

export const alertsQuery = (serviceName: string, query: AlertListQuery) =>
  queryOptions({
    queryKey: [...accountKeys.alerts(serviceName), query],
    queryFn: ({ signal }) => fetchJson(panelUrl(serviceName, 'alerts', query), alertList, signal),
    placeholderData: keepPreviousData,
  });

/** Never from the cache: a form starts from what is stored now. */
export const alertTemplatesQuery = (serviceName: string) =>
  queryOptions({
    queryKey: [...accountKeys.alerts(serviceName), 'templates'],
    queryFn: ({ signal }) => fetchJson(panelUrl(serviceName, 'alerts/templates'), alertTemplates, signal),
    staleTime: 0,
    gcTime: 0,
  });

export const auditQuery = (serviceName: string, query: AuditListQuery) =>
  queryOptions({
    queryKey: [...accountKeys.audit(serviceName), query],
    queryFn: ({ signal }) => fetchJson(panelUrl(serviceName, 'audit', query), auditList, signal),
    placeholderData: keepPreviousData,
  });

export const panelUsersQuery = (serviceName: string) =>
  queryOptions({
    queryKey: accountKeys.panelUsers(serviceName),
    queryFn: ({ signal }) => fetchJson(panelUrl(serviceName, 'panel-users'), panelUserList, signal),
  });

/** Read anew each time, because it decides what a deletion has to say. */
export const pendingQuery = (serviceName: string, login: string) =>
  queryOptions({
    queryKey: [...accountKeys.apiUsers(serviceName), 'pending', login],
    queryFn: ({ signal }) => fetchJson(panelUrl(serviceName, 'users/pending', { login }), pendingMessages, signal),
    staleTime: 0,
  });

export const apiUserDetailsQuery = (serviceName: string, login: string) =>
  queryOptions({
    queryKey: [...accountKeys.apiUserDetails(serviceName), login],
    queryFn: ({ signal }) => fetchJson(panelUrl(serviceName, 'users/details', { login }), apiUserDetails, signal),
  });
