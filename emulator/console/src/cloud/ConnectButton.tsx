import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { cloud } from '../api/gateway'
import type { CloudEndpoint } from '../api/types'
import { useReloadCloud } from './useCloud'

/** Connects or disconnects; absent for a connection that the gateway cannot steer. */
export function ConnectButton({ endpoint }: { endpoint: CloudEndpoint }) {
  const reload = useReloadCloud()
  const connected = endpoint.state === 'CONNECTED'
  const toggle = useMutation({
    mutationFn: () => (connected ? cloud.disconnect : cloud.connect)(endpoint.cloudEndpointPid),
    onSettled: reload,
  })
  if (endpoint.cloudEndpointType !== 'CLOUD_CONNECTION_MANAGER') {
    return null
  }
  return (
    <Button
      variant="light"
      color={connected ? 'red' : undefined}
      loading={toggle.isPending}
      disabled={endpoint.state === 'UNREGISTERED'}
      onClick={() => toggle.mutate()}
    >
      {connected ? 'Disconnect' : 'Connect'}
    </Button>
  )
}
