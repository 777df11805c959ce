import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * Next's link, which fetches nothing before it is followed: every page is made when it is asked for, so fetching ahead
 * would bring nothing of it, at two requests for each link in sight.
 */
export const Link = (props: Omit<ComponentProps<typeof NextLink>, 'prefetch'>) => (
  <NextLink {...props} prefetch={false} />
);
