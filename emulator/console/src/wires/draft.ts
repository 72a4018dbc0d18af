import type { ComponentConfiguration, Definition, Properties } from '../api/types'
import { formOf, touchedProblems } from '../metatype/form'
import type { Problems } from '../metatype/problems'
import type { Values } from '../metatype/values'

export interface Position {
  x: number
  y: number
}

/** A component of the graph as it is edited. */
export interface DraftComponent {
  pid: string
  factoryPid: string
  inputPortCount: number
  outputPortCount: number
  position: Position
  inputPortNames: Record<string, string>
  outputPortNames: Record<string, string>
  /** What the gateway has, or would give a new component. */
  properties: Properties
  /** The inputs that were touched since. */
  edited: Values
}

export interface DraftWire {
  emitter: string
  emitterPort: number
  receiver: string
  receiverPort: number
}

/** A wire graph as it is edited. */
export interface Draft {
  components: DraftComponent[]
  wires: DraftWire[]
}

export const GRAPH_SERVICE = 'org.eclipse.kura.wire.graph.WireGraphService'

interface StoredGraph {
  components?: {
    pid: string
    inputPortCount?: number
    outputPortCount?: number
    renderingProperties?: {
      position?: Partial<Position>
      inputPortNames?: Record<string, string>
      outputPortNames?: Record<string, string>
    }
  }[]
  wires?: DraftWire[]
}

/** The graph in Kura's snapshot of it. */
export function draftOf(configs: ComponentConfiguration[]): Draft {
  const byPid = new Map(configs.map((config) => [config.pid, config.properties ?? {}]))
  const text = byPid.get(GRAPH_SERVICE)?.WireGraph?.value
  const stored: StoredGraph = typeof text === 'string' && text ? (JSON.parse(text) as StoredGraph) : {}
  return {
    components: (stored.components ?? []).map(({ pid, inputPortCount, outputPortCount, renderingProperties }) => {
      const properties = byPid.get(pid) ?? {}
      return {
        pid,
        factoryPid: String(properties['service.factoryPid']?.value ?? ''),
        inputPortCount: inputPortCount ?? 0,
        outputPortCount: outputPortCount ?? 0,
        position: { x: renderingProperties?.position?.x ?? 0, y: renderingProperties?.position?.y ?? 0 },
        inputPortNames: renderingProperties?.inputPortNames ?? {},
        outputPortNames: renderingProperties?.outputPortNames ?? {},
        properties,
        edited: {},
      }
    }),
    wires: stored.wires ?? [],
  }
}

/** The metatype of a factory, if it is installed. */
export type MetatypeOf = (factoryPid: string) => Definition | undefined

/** The body with which the gateway replaces its graph by the edited one. */
export function snapshotOf({ components, wires }: Draft, metatypeOf: MetatypeOf): ComponentConfiguration[] {
  const graph = {
    components: components.map((component) => ({
      pid: component.pid,
      inputPortCount: component.inputPortCount,
      outputPortCount: component.outputPortCount,
      renderingProperties: {
        position: component.position,
        inputPortNames: component.inputPortNames,
        outputPortNames: component.outputPortNames,
      },
    })),
    wires,
  }
  return [
    { pid: GRAPH_SERVICE, properties: { WireGraph: { type: 'STRING', value: JSON.stringify(graph) } } },
    ...components.map(({ pid, factoryPid, properties, edited }): ComponentConfiguration => ({
      pid,
      properties: {
        'kura.service.pid': { type: 'STRING', value: pid },
        'service.factoryPid': { type: 'STRING', value: factoryPid },
        ...formOf(metatypeOf(factoryPid), properties, edited).changes,
      },
    })),
  ]
}

/** The two mean the same to the gateway. */
export function sameDraft(a: Draft, b: Draft, metatypeOf: MetatypeOf): boolean {
  return JSON.stringify(snapshotOf(a, metatypeOf)) === JSON.stringify(snapshotOf(b, metatypeOf))
}

/** What to say about a component's form: everything about a new one, else only about inputs that were touched. */
export function problemsShown({ factoryPid, properties, edited }: DraftComponent, metatypeOf: MetatypeOf): Problems {
  const { problems } = formOf(metatypeOf(factoryPid), properties, edited)
  return 'kura.service.pid' in properties ? touchedProblems(problems, edited) : problems
}

/** Names of the components whose configuration cannot be applied. */
export function misconfigured({ components }: Draft, metatypeOf: MetatypeOf): string[] {
  return components
    .filter((component) => Object.keys(problemsShown(component, metatypeOf)).length > 0)
    .map(({ pid }) => pid)
}
