import { Button, Paper, SimpleGrid } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { Empty } from '../components/Empty'
import { Loaded } from '../components/Loaded'
import { PageHeader } from '../components/PageHeader'
import { CreateEndpoint } from './CreateEndpoint'
import { EndpointCard } from './EndpointCard'
import { useCloudInstances } from './useCloud'

/** The cloud connections of the gateway. */
export function CloudPage() {
  const instances = useCloudInstances()
  const [creating, { open, close }] = useDisclosure(false)
  return (
    <>
      <PageHeader title="Cloud connections">
        <Button variant="light" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
          New connection
        </Button>
      </PageHeader>
      <Loaded query={instances}>
        {({ cloudEndpointInstances, pubsubInstances }) =>
          cloudEndpointInstances.length === 0 ? (
            <Paper>
              <Empty title="No cloud connection">Make one to send what the gateway knows to a broker.</Empty>
            </Paper>
          ) : (
            <SimpleGrid cols={{ base: 1, lg: 2 }} style={{ alignItems: 'start' }}>
              {cloudEndpointInstances.map((endpoint) => (
                <EndpointCard
                  key={endpoint.cloudEndpointPid}
                  endpoint={endpoint}
                  pubSubs={pubsubInstances.filter(
                    ({ cloudEndpointPid }) => cloudEndpointPid === endpoint.cloudEndpointPid,
                  )}
                />
              ))}
            </SimpleGrid>
          )
        }
      </Loaded>
      <CreateEndpoint opened={creating} onClose={close} />
    </>
  )
}
