import { Paper } from '@mantine/core'
import { ReactFlowProvider } from '@xyflow/react'
import { Empty } from '../components/Empty'
import { Loaded } from '../components/Loaded'
import { GraphEditor } from './GraphEditor'
import { useGraph, usePalette } from './useWires'

/** The wire graph of the gateway, to look at and to change. */
export function WiresPage() {
  const graph = useGraph()
  const palette = usePalette()
  return (
    <Loaded query={graph}>
      {(draft) => (
        <Loaded query={palette}>
          {(known) =>
            known.definitions.length === 0 && draft.components.length === 0 ? (
              <Paper>
                <Empty title="No wire components">They come with packages.</Empty>
              </Paper>
            ) : (
              <ReactFlowProvider key={graph.dataUpdatedAt}>
                <GraphEditor loaded={draft} palette={known} />
              </ReactFlowProvider>
            )
          }
        </Loaded>
      )}
    </Loaded>
  )
}
