import Link from 'next/link';
import { ROW_LINK } from './link-look';

/** To an API user's page. It is not fetched ahead: a log has fifty of them. */
export function ApiUserLink({ serviceName, login }: { serviceName: string; login: string }) {
  return (
    <Link
      href={`/telecom/sms/${serviceName}/users/details?login=${encodeURIComponent(login)}`}
      prefetch={false}
      className={`relative wrap-anywhere ${ROW_LINK}`}
    >
      {login}
    </Link>
  );
}
