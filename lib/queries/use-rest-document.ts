'use client';

import { useQuery } from '@tanstack/react-query';
import { openApiDocument } from '@/lib/schemas/open-api';
import { REST_PATH } from './call-rest';
import { fetchJson } from './fetch-json';

/** How the REST API describes itself, to whatever asks; it changes with the build alone. */
export const useRestDocument = () =>
  useQuery({
    queryKey: ['rest-document'],
    queryFn: ({ signal }) => fetchJson(`${REST_PATH}/openapi.json`, openApiDocument, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
