import { Button, Group, Paper, Table, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import type { CloudEndpoint, PubSub } from '../api/types'
import { StateBadge } from '../components/StateBadge'
import { ConnectButton } from './ConnectButton'
import { endpointPath } from './endpointPath'

/** One cloud connection with its publishers and subscribers. */
export function EndpointCard({ endpoint, pubSubs }: { endpoint: CloudEndpoint; pubSubs: PubSub[] }) {
  const { cloudConnectionFactoryPid: factory, cloudEndpointPid: pid, state } = endpoint
  return (
    <Paper component="article" aria-label={pid} style={{ minWidth: 0 }}>
      <Group justify="space-between" px="md" pt="sm" gap="xs" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Title order={2} className="breakable">
            {pid}
          </Title>
          <Text size="xs" c="dimmed" className="breakable">
            {factory}
          </Text>
        </div>
        <StateBadge state={state} />
      </Group>
      {pubSubs.length > 0 && (
        <Table mt="xs">
          <Table.Tbody>
            {pubSubs.map((part) => (
              <Table.Tr key={part.pid}>
                <Table.Td className="breakable">{part.pid}</Table.Td>
                <Table.Td ta="right">
                  <Text size="sm" c="dimmed">
                    {part.type.toLowerCase()}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group px="md" py="sm" gap="xs" justify="flex-end">
        <Button component={Link} to={endpointPath(factory, pid)} variant="default">
          Configure
        </Button>
        <ConnectButton endpoint={endpoint} />
      </Group>
    </Paper>
  )
}
