import { useQuery, useQueryClient } from '@tanstack/react-query'
import { cloud } from '../api/gateway'

const CLOUD = ['cloud']

/** The cloud connections with their publishers and subscribers. */
export function useCloudInstances() {
  return useQuery({ queryKey: [...CLOUD, 'instances'], queryFn: cloud.instances, refetchInterval: 2_000 })
}

/** What can be made. */
export function useCloudFactories() {
  return useQuery({ queryKey: [...CLOUD, 'factories'], queryFn: cloud.factories, staleTime: 30_000 })
}

/** To be called after something was changed. */
export function useReloadCloud() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: CLOUD })
}
