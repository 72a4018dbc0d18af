import { useQuery } from '@tanstack/react-query'
import { configuration, wires } from '../api/gateway'
import type { WireComponentDefinition } from '../api/types'
import { shortName } from '../metatype/fields'
import { draftOf, type MetatypeOf } from './draft'
import type { Kinds } from './flow'

export const GRAPH = ['wires', 'graph']

/** The graph that the gateway runs. It is not asked for again by itself: somebody may be editing it. */
export function useGraph() {
  return useQuery({
    queryKey: GRAPH,
    queryFn: async () => draftOf(await wires.graph()),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}

export interface Palette {
  definitions: WireComponentDefinition[]
  kinds: Kinds
  metatypeOf: MetatypeOf
}

/** The wire components that can be added. */
export function usePalette() {
  return useQuery({
    queryKey: ['wires', 'palette'],
    queryFn: async (): Promise<Palette> => {
      const [definitions, named] = await Promise.all([wires.definitions(), configuration.factoryDefinitions()])
      const names = new Map(named.map(({ pid, definition }) => [pid, definition?.name]))
      const kinds = new Map(
        definitions.map(({ factoryPid }) => [factoryPid, names.get(factoryPid) || shortName(factoryPid)]),
      )
      const metatypes = new Map(
        definitions.map(({ factoryPid, componentOCD }) => [factoryPid, { id: factoryPid, ad: componentOCD ?? [] }]),
      )
      return {
        definitions: [...definitions].sort((a, b) =>
          (kinds.get(a.factoryPid) ?? '').localeCompare(kinds.get(b.factoryPid) ?? ''),
        ),
        kinds,
        metatypeOf: (factoryPid) => metatypes.get(factoryPid),
      }
    },
    staleTime: 10_000,
  })
}
