import { useQuery } from '@tanstack/react-query'
import { configuration, wires } from '../api/gateway'
import { servicesOf } from './serviceList'

export const SERVICES = ['services']

/** Everything that is configured on the page of services. */
export function useServices() {
  return useQuery({
    queryKey: SERVICES,
    queryFn: async () => {
      const [all, definitions] = await Promise.all([configuration.all(), wires.definitions()])
      return servicesOf(all, new Set(definitions.map(({ factoryPid }) => factoryPid)))
    },
    refetchInterval: 10_000,
  })
}
