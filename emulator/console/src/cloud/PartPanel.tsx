import { Button, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { cloud } from '../api/gateway'
import type { PubSub } from '../api/types'
import { ask } from '../components/confirm'
import { Empty } from '../components/Empty'
import { Loaded } from '../components/Loaded'
import { ConfigurationEditor } from '../metatype/ConfigurationEditor'
import { useReloadCloud } from './useCloud'

/** One layer of a connection, or one of its publishers and subscribers. */
export function PartPanel({ pid, pubSub }: { pid: string; pubSub?: PubSub }) {
  const client = useQueryClient()
  const reload = useReloadCloud()
  const key = ['cloud-configuration', pid]
  const current = useQuery({
    queryKey: key,
    queryFn: async () => (await cloud.configurationOf(pid)) ?? null,
    refetchOnWindowFocus: false,
  })
  const remove = useMutation({ mutationFn: () => cloud.removePubSub(pid, pubSub?.factoryPid ?? ''), onSettled: reload })
  const confirm = () =>
    ask({
      title: `Remove ${pid}?`,
      text: 'Its configuration is lost.',
      confirm: 'Remove',
      onConfirm: () => remove.mutate(),
    })

  return (
    <Loaded query={current}>
      {(configuration) =>
        configuration === null ? (
          <Empty title="Not there">{pid} is not running.</Empty>
        ) : (
          <>
            <Text size="sm" c="dimmed" mb="md" className="breakable">
              {pid}
              {configuration.definition?.description ? ` · ${configuration.definition.description}` : ''}
            </Text>
            <ConfigurationEditor
              configuration={configuration}
              save={(properties) => cloud.update(pid, properties)}
              onSaved={() => client.refetchQueries({ queryKey: key })}
              extra={
                pubSub && (
                  <Button variant="subtle" color="red" loading={remove.isPending} onClick={confirm}>
                    Remove
                  </Button>
                )
              }
            />
          </>
        )
      }
    </Loaded>
  )
}
