import { Stack } from '@mantine/core'
import { Loaded } from '../components/Loaded'
import { PageHeader } from '../components/PageHeader'
import { InstallPanel } from './InstallPanel'
import { goesOn } from './operations'
import { OperationHistory } from './OperationHistory'
import { PackageTable } from './PackageTable'
import { RunningOperations } from './RunningOperations'
import { usePackages } from './usePackages'

/** The deployment packages of the gateway. */
export function PackagesPage() {
  const overview = usePackages()
  return (
    <>
      <PageHeader title="Packages" />
      <Stack gap="md">
        <InstallPanel />
        <Loaded query={overview}>
          {({ packages, operations }) => (
            <Stack gap="md">
              <RunningOperations operations={operations.filter(goesOn)} />
              <PackageTable packages={packages} />
              <OperationHistory operations={operations.filter((operation) => !goesOn(operation))} />
            </Stack>
          )}
        </Loaded>
      </Stack>
    </>
  )
}
