import { Alert, List, SimpleGrid, Stack } from '@mantine/core'
import { Loaded } from '../components/Loaded'
import { PageHeader } from '../components/PageHeader'
import { BundleTable } from './BundleTable'
import { ComponentTable } from './ComponentTable'
import { Figures } from './Figures'
import { ModelTable } from './ModelTable'
import { StageTable } from './StageTable'
import { useStatus } from './useStatus'

/** How the gateway is. */
export function StatusPage() {
  const status = useStatus()
  return (
    <>
      <PageHeader title="Status" />
      <Loaded query={status}>
        {(data) => (
          <Stack gap="md">
            {data.pending.length > 0 && (
              <Alert color="yellow" title="Not ready yet">
                <List size="sm">
                  {data.pending.map((text) => (
                    <List.Item key={text} className="breakable">
                      {text}
                    </List.Item>
                  ))}
                </List>
              </Alert>
            )}
            <Figures status={data} />
            {data.components.length > 0 && <ComponentTable components={data.components} />}
            <StageTable stages={data.stages} />
            <SimpleGrid cols={{ base: 1, lg: 2 }} style={{ alignItems: 'start' }}>
              <ModelTable models={data.models} />
              <BundleTable bundles={data.bundles} />
            </SimpleGrid>
          </Stack>
        )}
      </Loaded>
    </>
  )
}
