/** The address of an API user's page. */
export const apiUserPage = (serviceName: string, login: string): string =>
  `/telecom/sms/${serviceName}/users/details?login=${encodeURIComponent(login)}`;
