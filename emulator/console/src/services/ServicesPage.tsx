import { Button, Grid, Paper } from '@mantine/core'
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
            <Grid.Col span={{ base: 12, md: 5, lg: 4 }} visibleFrom={pid ? 'md' : undefined}>
              <ServiceList services={list} selected={pid} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 7, lg: 8 }} visibleFrom={pid ? undefined : 'md'}>
              {pid ? (
                <ServicePanel key={pid} service={list.find((service) => service.pid === pid)} pid={pid} />
              ) : (
                <Paper>
                  <Empty title="Nothing selected">Choose a component to see and change its configuration.</Empty>
                </Paper>
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
