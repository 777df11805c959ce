import { apiUserPage } from './api-user-page';
import { Link } from './Link';
import { ROW_LINK } from './link-look';

/** To an API user's page. It is not fetched ahead: a log has fifty of them. */
export function ApiUserLink({ serviceName, login }: { serviceName: string; login: string }) {
  return (
    <Link href={apiUserPage(serviceName, login)} className={`relative wrap-anywhere ${ROW_LINK}`}>
      {login}
    </Link>
  );
}
