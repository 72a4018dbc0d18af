import { Badge, Button, Group, Paper, Table, Text } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { snapshots } from '../api/gateway'
import { ask } from '../components/confirm'
import { Empty } from '../components/Empty'
import { moment } from '../components/format'
import { Loaded } from '../components/Loaded'
import { showDone } from '../components/notices'
import { PageHeader } from '../components/PageHeader'
import { SnapshotContent } from './SnapshotContent'

const SNAPSHOTS = ['snapshots']

/** A snapshot's id is the time it was taken at; the first of all has none. */
export const nameOf = (id: number) => (id === 0 ? 'First start' : moment(id))

/** The kept configurations. */
export function SnapshotsPage() {
  const client = useQueryClient()
  const [shown, setShown] = useState<number>()
  const list = useQuery({
    queryKey: SNAPSHOTS,
    queryFn: async () => (await snapshots.list()).sort((a, b) => b - a),
    refetchInterval: 10_000,
  })
  const take = useMutation({
    mutationFn: snapshots.take,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: SNAPSHOTS })
      showDone('The configuration is kept.')
    },
  })
  const rollBack = useMutation({
    mutationFn: snapshots.rollBack,
    onSuccess: async () => {
      await client.invalidateQueries()
      showDone('The configuration is back.')
    },
  })
  const confirm = (id: number) =>
    ask({
      title: 'Go back to this configuration?',
      text: `Every component is configured as it was (${nameOf(id)}). The configuration of now stays in the list.`,
      confirm: 'Go back',
      onConfirm: () => rollBack.mutate(id),
    })

  return (
    <>
      <PageHeader title="Snapshots" note="The whole configuration, kept at each change.">
        <Button
          variant="light"
          leftSection={<IconCamera size={16} aria-hidden />}
          loading={take.isPending}
          onClick={() => take.mutate()}
        >
          Take one now
        </Button>
      </PageHeader>
      <Loaded query={list}>
        {(ids) =>
          ids.length === 0 ? (
            <Paper>
              <Empty title="No snapshot yet">The first is taken when a component is configured.</Empty>
            </Paper>
          ) : (
            <Paper>
              <Table>
                <Table.Tbody>
                  {ids.map((id, index) => (
                    <Table.Tr key={id}>
                      <Table.Td>
                        <Group gap="xs">
                          <Text size="sm">{nameOf(id)}</Text>
                          {index === 0 && (
                            <Badge variant="light" radius="sm" tt="none">
                              latest
                            </Badge>
                          )}
                        </Group>
                        <Text size="xs" c="dimmed">
                          {id}
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        <Group gap={4} justify="flex-end">
                          <Button size="compact-sm" variant="subtle" onClick={() => setShown(id)}>
                            View
                          </Button>
                          <Button
                            size="compact-sm"
                            variant="subtle"
                            color="red"
                            loading={rollBack.isPending && rollBack.variables === id}
                            onClick={() => confirm(id)}
                          >
                            Go back
                          </Button>
                        </Group>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Paper>
          )
        }
      </Loaded>
      <SnapshotContent id={shown} onClose={() => setShown(undefined)} />
    </>
  )
}
