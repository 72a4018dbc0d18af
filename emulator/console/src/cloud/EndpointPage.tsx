import { Button, Group, Paper, Tabs, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { cloud } from '../api/gateway'
import { ask } from '../components/confirm'
import { Loaded } from '../components/Loaded'
import { PageHeader } from '../components/PageHeader'
import { StateBadge } from '../components/StateBadge'
import { shortName } from '../metatype/fields'
import { ConnectButton } from './ConnectButton'
import { CreatePubSub } from './CreatePubSub'
import { PartPanel } from './PartPanel'
import { useCloudInstances, useReloadCloud } from './useCloud'

/** The configuration of a cloud connection: its layers, its publishers and subscribers. */
export function EndpointPage() {
  const { factoryPid = '', endpointPid = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const navigate = useNavigate()
  const reload = useReloadCloud()
  const instances = useCloudInstances()
  const stack = useQuery({
    queryKey: ['cloud', 'stack', factoryPid, endpointPid],
    queryFn: () => cloud.stack(factoryPid, endpointPid),
  })
  const [creating, { open, close }] = useDisclosure(false)
  const remove = useMutation({
    mutationFn: () => cloud.removeEndpoint(factoryPid, endpointPid),
    onSuccess: async () => {
      await reload()
      void navigate('/cloud')
    },
  })
  const endpoint = instances.data?.cloudEndpointInstances.find(
    ({ cloudEndpointPid }) => cloudEndpointPid === endpointPid,
  )
  const pubSubs =
    instances.data?.pubsubInstances.filter(({ cloudEndpointPid }) => cloudEndpointPid === endpointPid) ?? []
  const confirm = () =>
    ask({
      title: `Remove ${endpointPid}?`,
      text: 'The connection is closed; its layers and their configuration are lost.',
      confirm: 'Remove',
      onConfirm: () => remove.mutate(),
    })

  return (
    <>
      <Button
        component={Link}
        to="/cloud"
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={16} aria-hidden />}
      >
        All connections
      </Button>
      <PageHeader title={endpointPid} note={factoryPid}>
        {endpoint && <StateBadge state={endpoint.state} />}
        {endpoint && <ConnectButton endpoint={endpoint} />}
      </PageHeader>
      <Loaded query={stack}>
        {(layers) => {
          const parts = [...layers, ...pubSubs.map(({ pid }) => pid)]
          const wanted = search.get('part')
          const part = wanted && parts.includes(wanted) ? wanted : parts[0]
          return (
            <Paper p={{ base: 'sm', sm: 'md' }}>
              <Tabs
                value={part}
                onChange={(next) => setSearch(next ? { part: next } : {}, { replace: true })}
                keepMounted={false}
              >
                <Tabs.List mb="md" aria-label="Parts of the connection">
                  {parts.map((pid) => (
                    <Tabs.Tab key={pid} value={pid}>
                      {layers.includes(pid) ? shortName(pid) : pid}
                    </Tabs.Tab>
                  ))}
                </Tabs.List>
                {parts.map((pid) => (
                  <Tabs.Panel key={pid} value={pid}>
                    <PartPanel pid={pid} pubSub={pubSubs.find((candidate) => candidate.pid === pid)} />
                  </Tabs.Panel>
                ))}
              </Tabs>
              {parts.length === 0 && <Text c="dimmed">This connection has no parts.</Text>}
            </Paper>
          )
        }}
      </Loaded>
      <Group mt="md" justify="space-between">
        <Button variant="light" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
          New publisher or subscriber
        </Button>
        <Button variant="subtle" color="red" loading={remove.isPending} onClick={confirm}>
          Remove the connection
        </Button>
      </Group>
      <CreatePubSub opened={creating} onClose={close} factoryPid={factoryPid} endpointPid={endpointPid} />
    </>
  )
}
