import { AspectRatio, Center, Group, Paper, Skeleton, Text, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { marram } from '../api/gateway'
import type { Camera } from '../api/types'
import { messageOf } from '../components/notices'
import { useObjectUrl } from '../components/useObjectUrl'
import { Age } from './Age'
import { Boxes } from './Boxes'

/** One camera's last picture with what was found on it. */
export function CameraCard({ camera }: { camera: Camera }) {
  const { pid, source, time, width, height, boxes } = camera
  const picture = useQuery({
    queryKey: ['picture', pid, time],
    queryFn: () => marram.picture(pid),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 2_000,
  })
  const url = useObjectUrl(picture.data)

  return (
    <Paper component="article" aria-label={pid} maw={760} style={{ overflow: 'hidden', minWidth: 0 }}>
      <AspectRatio ratio={width > 0 && height > 0 ? width / height : 16 / 9} bg="black">
        <div style={{ position: 'relative' }}>
          {url ? (
            <img
              src={url}
              alt={`Last picture of ${pid}`}
              style={{ width: '100%', height: '100%', objectFit: 'contain' }}
            />
          ) : picture.isError ? (
            <Center h="100%" c="gray.4" p="md">
              {messageOf(picture.error)}
            </Center>
          ) : (
            <Skeleton h="100%" radius={0} />
          )}
          <Boxes boxes={boxes} width={width} height={height} />
        </div>
      </AspectRatio>
      <Group justify="space-between" px="md" py="xs" gap="xs">
        <div style={{ minWidth: 0 }}>
          <Title order={2} className="breakable">
            {pid}
          </Title>
          <Text size="xs" c="dimmed" className="breakable">
            {source} · {width} × {height} · {boxes.length} found
          </Text>
        </div>
        <Age time={time} />
      </Group>
    </Paper>
  )
}
