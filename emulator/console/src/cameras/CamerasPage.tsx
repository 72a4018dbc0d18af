import { Paper, SimpleGrid } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { marram } from '../api/gateway'
import { Empty } from '../components/Empty'
import { Loaded } from '../components/Loaded'
import { PageHeader } from '../components/PageHeader'
import { CameraCard } from './CameraCard'

/** The last picture of each camera. */
export function CamerasPage() {
  const cameras = useQuery({ queryKey: ['cameras'], queryFn: marram.cameras, refetchInterval: 1_000 })
  return (
    <>
      <PageHeader title="Cameras" />
      <Loaded query={cameras}>
        {(list) =>
          list.length === 0 ? (
            <Paper>
              <Empty title="No picture yet">
                A camera shows up here with the first frame that it emits to the wires.
              </Empty>
            </Paper>
          ) : (
            <SimpleGrid cols={{ base: 1, md: list.length === 1 ? 1 : 2 }}>
              {list.map((camera) => (
                <CameraCard key={camera.pid} camera={camera} />
              ))}
            </SimpleGrid>
          )
        }
      </Loaded>
    </>
  )
}
