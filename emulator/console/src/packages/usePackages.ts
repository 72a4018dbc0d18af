import { useQuery, useQueryClient } from '@tanstack/react-query'
import { packages } from '../api/gateway'
import { goesOn } from './operations'

const PACKAGES = ['packages']

/** What is installed and what is being done about it; asked for more often while something is. */
export function usePackages() {
  return useQuery({
    queryKey: PACKAGES,
    queryFn: packages.overview,
    refetchInterval: (query) => (query.state.data?.operations.some(goesOn) ? 700 : 3_000),
  })
}

/** To be called after something was asked for. */
export function useReloadPackages() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: PACKAGES })
}
