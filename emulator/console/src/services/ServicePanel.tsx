import { Alert, Button, Code, Group, Paper, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { configuration } from '../api/gateway'
import { ask } from '../components/confirm'
import { Loaded } from '../components/Loaded'
import { showDone } from '../components/notices'
import { ConfigurationEditor } from '../metatype/ConfigurationEditor'
import { ComponentIcon } from './ComponentIcon'
import type { Service } from './serviceList'
import { SERVICES } from './useServices'

/** One component's configuration. */
export function ServicePanel({ pid, service }: { pid: string; service?: Service }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const current = useQuery({
    queryKey: ['configuration', pid],
    queryFn: async () => (await configuration.byPid(pid)) ?? null,
    refetchOnWindowFocus: false,
  })
  const remove = useMutation({
    mutationFn: () => configuration.remove(pid),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: SERVICES })
      showDone(`${pid} is removed.`)
      void navigate('/services')
    },
  })
  const confirmRemoval = () =>
    ask({
      title: `Remove ${pid}?`,
      text: 'The component stops and its configuration is lost.',
      confirm: 'Remove',
      onConfirm: () => remove.mutate(),
    })

  return (
    <Paper p={{ base: 'sm', sm: 'lg' }}>
      <Button
        component={Link}
        to="/services"
        hiddenFrom="md"
        variant="subtle"
        size="compact-sm"
        mb="sm"
        leftSection={<IconArrowLeft size={16} aria-hidden />}
      >
        All services
      </Button>
      <Loaded query={current}>
        {(loaded) =>
          loaded === null ? (
            <Alert color="yellow" title="Not there">
              No component <Code>{pid}</Code> is running. It may have been removed, or its package is not installed.
            </Alert>
          ) : (
            <>
              <Group gap="sm" wrap="nowrap" align="flex-start" mb="md">
                {loaded.definition?.icon && <ComponentIcon pid={pid} />}
                <div style={{ minWidth: 0 }}>
                  <Title order={2} className="breakable">
                    {service?.name ?? loaded.definition?.name ?? pid}
                  </Title>
                  <Text size="sm" c="dimmed" className="breakable">
                    {loaded.definition?.description}
                  </Text>
                  <Text size="xs" c="dimmed" className="breakable">
                    {service?.factoryPid ? `${pid} · made by ${service.factoryPid}` : pid}
                  </Text>
                </div>
              </Group>
              <ConfigurationEditor
                configuration={loaded}
                save={(properties) => configuration.update(pid, properties)}
                onSaved={() => client.refetchQueries({ queryKey: ['configuration', pid] })}
                extra={
                  service?.factoryPid && (
                    <Button variant="subtle" color="red" loading={remove.isPending} onClick={confirmRemoval}>
                      Remove
                    </Button>
                  )
                }
              />
            </>
          )
        }
      </Loaded>
    </Paper>
  )
}
