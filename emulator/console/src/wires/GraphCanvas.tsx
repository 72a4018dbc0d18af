import { useComputedColorScheme } from '@mantine/core'
import {
  Background,
  Controls,
  MarkerType,
  ReactFlow,
  useNodesInitialized,
  useReactFlow,
  type EdgeChange,
  type NodeChange,
} from '@xyflow/react'
import { useEffect, useMemo, useState } from 'react'
import { Empty } from '../components/Empty'
import { useStatus } from '../status/useStatus'
import { ComponentBox } from './ComponentBox'
import type { Draft, DraftWire } from './draft'
import { moved, withoutComponents, withoutWires } from './edits'
import { edgesOf, nodesOf, wireOf, type ComponentNode, type Kinds } from './flow'

const NODE_TYPES = { component: ComponentBox }
const FIT = { minZoom: 0.5, maxZoom: 1, padding: 0.1 }

interface GraphCanvasProps {
  draft: Draft
  kinds: Kinds
  selected?: string
  onSelect: (pid: string | undefined) => void
  onChange: (edit: (before: Draft) => Draft) => void
  onConnect: (wire: DraftWire) => void
}

/** The graph as a picture: move boxes, draw and delete lines. */
export function GraphCanvas({ draft, kinds, selected, onSelect, onChange, onConnect }: GraphCanvasProps) {
  const scheme = useComputedColorScheme('light')
  const { data: status } = useStatus()
  // What the picture itself knows: how large the boxes came out, and which lines are chosen.
  const [measured, setMeasured] = useState<Record<string, { width: number; height: number }>>({})
  const [chosenWires, setChosenWires] = useState<ReadonlySet<string>>(new Set())

  const { fitView } = useReactFlow()
  const count = draft.components.length
  const drawn = useNodesInitialized()

  // What has just been added must be in sight.
  useEffect(() => {
    if (drawn) {
      void fitView(FIT)
    }
  }, [count, drawn, fitView])

  const nodes = useMemo(
    () =>
      nodesOf(draft, kinds, status?.stages ?? [], selected).map((node) => ({ ...node, measured: measured[node.id] })),
    [draft, kinds, status?.stages, selected, measured],
  )
  const edges = useMemo(
    () => edgesOf(draft).map((edge) => ({ ...edge, selected: chosenWires.has(edge.id) })),
    [draft, chosenWires],
  )

  const changeNodes = (changes: NodeChange<ComponentNode>[]) => {
    for (const change of changes) {
      if (change.type === 'position' && change.position) {
        const { id, position } = change
        onChange((before) => moved(before, id, position))
      } else if (change.type === 'dimensions' && change.dimensions) {
        const { id, dimensions } = change
        setMeasured((before) => ({ ...before, [id]: dimensions }))
      } else if (change.type === 'select') {
        if (change.selected) {
          onSelect(change.id)
        } else if (change.id === selected && !changes.some((other) => other.type === 'select' && other.selected)) {
          onSelect(undefined)
        }
      }
    }
  }

  const changeEdges = (changes: EdgeChange[]) => {
    setChosenWires((before) => {
      const chosen = new Set(before)
      for (const change of changes) {
        if (change.type === 'select') {
          chosen[change.selected ? 'add' : 'delete'](change.id)
        }
      }
      return chosen
    })
  }

  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      colorMode={scheme}
      onNodesChange={changeNodes}
      onEdgesChange={changeEdges}
      onConnect={(connection) => onConnect(wireOf(connection))}
      onDelete={({ nodes: gone, edges: cut }) =>
        onChange((before) =>
          withoutComponents(withoutWires(before, new Set(cut.map(({ id }) => id))), new Set(gone.map(({ id }) => id))),
        )
      }
      selectNodesOnDrag={false}
      defaultEdgeOptions={{
        markerEnd: { type: MarkerType.ArrowClosed, width: 18, height: 18 },
        interactionWidth: 24,
      }}
      connectionRadius={30}
      fitView
      fitViewOptions={FIT}
      minZoom={0.2}
      deleteKeyCode={['Delete', 'Backspace']}
    >
      <Background />
      <Controls showInteractive={false} />
      {count === 0 && <Empty title="The graph is empty">Add a component, then drag from port to port.</Empty>}
    </ReactFlow>
  )
}
