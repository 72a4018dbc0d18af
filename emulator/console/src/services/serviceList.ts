import type { ComponentConfiguration } from '../api/types'
import { shortName } from '../metatype/fields'

export interface Service {
  pid: string
  /** Shown name: the metatype's, or for an instance of a factory its own. */
  name: string
  factoryPid?: string
  configuration: ComponentConfiguration
}

const GRAPH = 'org.eclipse.kura.wire.graph.WireGraphService'

function factoryOf(configuration: ComponentConfiguration): string | undefined {
  const value = configuration.properties?.['service.factoryPid']?.value
  return typeof value === 'string' ? value : undefined
}

/** The components to configure here, by name. What is part of the wire graph is configured there. */
export function servicesOf(configurations: ComponentConfiguration[], wireFactories: ReadonlySet<string>): Service[] {
  return configurations
    .filter(({ pid, definition }) => pid !== GRAPH && definition !== undefined)
    .map((configuration) => {
      const factoryPid = factoryOf(configuration)
      const name = factoryPid ? configuration.pid : (configuration.definition?.name ?? shortName(configuration.pid))
      return { pid: configuration.pid, name, factoryPid, configuration }
    })
    .filter(({ factoryPid }) => factoryPid === undefined || !wireFactories.has(factoryPid))
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** Those whose name or PID contains every word. */
export function matching(services: Service[], search: string): Service[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return services.filter(({ name, pid, factoryPid }) => {
    const text = `${name} ${pid} ${factoryPid ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
