import { useQuery } from '@tanstack/react-query'
import { session } from '../api/gateway'
import { ApiError } from '../api/http'

export const IDENTITY = ['identity']

/** Who is logged in; null when nobody is. */
export function useIdentity() {
  return useQuery({
    queryKey: IDENTITY,
    queryFn: () => session.identity().catch(nobodyWhenUnauthorized),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
}

function nobodyWhenUnauthorized(error: unknown): null {
  if (error instanceof ApiError && error.status === 401) {
    return null
  }
  throw error
}
