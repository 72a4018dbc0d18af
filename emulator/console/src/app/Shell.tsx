import { AppShell, Burger, Group, NavLink, ScrollArea, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useEffect } from 'react'
import { NavLink as RouterLink, Outlet, useLocation } from 'react-router'
import { UserMenu } from '../session/UserMenu'
import { useStatus } from '../status/useStatus'
import { ColorSchemeToggle } from './ColorSchemeToggle'
import { pages } from './navigation'

/** Header, navigation and the page. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure(false)
  const { pathname } = useLocation()
  const { data: status } = useStatus()
  const thing = status?.thing

  useEffect(() => {
    const page = pages.find((candidate) => pathname.startsWith(candidate.path))
    document.title = [page?.label, thing, 'Marram'].filter(Boolean).join(' · ')
  }, [pathname, thing])

  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 212, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <AppShell.Header>
        <Group h="100%" px="sm" gap={8} wrap="nowrap">
          <Burger
            opened={opened}
            onClick={toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={opened ? 'Close the navigation' : 'Open the navigation'}
          />
          <img src="./marram.svg" alt="" width={26} height={26} />
          <Text fw={650} size="lg">
            Marram
          </Text>
          <Text c="dimmed" size="sm" truncate flex={1} title={thing}>
            {thing}
          </Text>
          <ColorSchemeToggle />
          <UserMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs">
        <ScrollArea>
          <nav aria-label="Pages">
            {pages.map(({ path, label, icon: Icon }) => (
              <NavLink
                key={path}
                component={RouterLink}
                to={path}
                label={label}
                active={pathname.startsWith(path)}
                leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
                onClick={close}
                style={{ borderRadius: 'var(--mantine-radius-md)' }}
              />
            ))}
          </nav>
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  )
}
