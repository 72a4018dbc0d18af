import { Box, Button, Grid, Paper } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useParams } from 'react-router'
import { Empty } from '../components/Empty'
import { Loaded } from '../components/Loaded'
import { PageHeader } from '../components/PageHeader'
import { CreateService } from './CreateService'
import { ServiceList } from './ServiceList'
import { ServicePanel } from './ServicePanel'
import { useServices } from './useServices'

/** The components of the gateway and their configuration. */
export function ServicesPage() {
  const { pid } = useParams()
  const navigate = useNavigate()
  const services = useServices()
  const [creating, { open, close }] = useDisclosure(false)
  const show = (next: string) => void navigate(`/services/${encodeURIComponent(next)}`)

  return (
    <>
      <PageHeader title="Services">
        <Button leftSection={<IconPlus size={16} aria-hidden />} variant="light" onClick={open}>
          New component
        </Button>
      </PageHeader>
      <Loaded query={services}>
        {(list) => (
          <Grid gap="md">
            <Grid.Col span={{ base: 12, md: 4, lg: 3 }}>
              <Box visibleFrom={pid ? 'md' : undefined}>
                <ServiceList services={list} selected={pid} />
              </Box>
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 8, lg: 9 }}>
              {pid ? (
                <ServicePanel key={pid} service={list.find((service) => service.pid === pid)} pid={pid} />
              ) : (
                <Box visibleFrom="md">
                  <Paper>
                    <Empty title="Nothing selected">Choose a component to see and change its configuration.</Empty>
                  </Paper>
                </Box>
              )}
            </Grid.Col>
          </Grid>
        )}
      </Loaded>
      <CreateService
        opened={creating}
        onClose={close}
        onCreated={(created) => {
          close()
          show(created)
        }}
      />
    </>
  )
}
