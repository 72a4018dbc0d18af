import { Badge, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { packages as api } from '../api/gateway'
import type { InstalledPackage } from '../api/types'
import { ask } from '../components/confirm'
import { Empty } from '../components/Empty'
import { StateBadge } from '../components/StateBadge'
import { useReloadPackages } from './usePackages'

/** The installed packages with their bundles. */
export function PackageTable({ packages }: { packages: InstalledPackage[] }) {
  if (packages.length === 0) {
    return (
      <Paper>
        <Empty title="No package is installed">Drop a .dp file above.</Empty>
      </Paper>
    )
  }
  return (
    <Stack gap="sm" component="section" aria-label="Installed packages">
      {packages.map((installed) => (
        <PackageCard key={installed.name} installed={installed} />
      ))}
    </Stack>
  )
}

function PackageCard({ installed }: { installed: InstalledPackage }) {
  const { name, version, trial, bundles } = installed
  const reload = useReloadPackages()
  const uninstall = useMutation({ mutationFn: () => api.uninstall(name), onSettled: reload })
  const confirm = () =>
    ask({
      title: `Uninstall ${name}?`,
      text: `Its ${bundles.length === 1 ? 'bundle stops' : `${bundles.length} bundles stop`} and what they did ends.`,
      confirm: 'Uninstall',
      onConfirm: () => uninstall.mutate(),
    })

  return (
    <Paper component="article" aria-label={name}>
      <Group justify="space-between" px="md" pt="sm" gap="xs">
        <Group gap="xs">
          <Title order={2} className="breakable">
            {name}
          </Title>
          <Text c="dimmed">{version}</Text>
          {trial && (
            <Badge variant="light" color="blue" radius="sm" tt="none">
              on trial
            </Badge>
          )}
        </Group>
        <Button variant="subtle" color="red" size="compact-sm" loading={uninstall.isPending} onClick={confirm}>
          Uninstall
        </Button>
      </Group>
      <Table mb={6}>
        <Table.Tbody>
          {bundles.map((bundle) => (
            <Table.Tr key={bundle.name}>
              <Table.Td className="breakable">{bundle.name}</Table.Td>
              <Table.Td className="breakable" w="30%">
                {bundle.version}
              </Table.Td>
              <Table.Td ta="right">
                <StateBadge state={bundle.state} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}
