import { ActionIcon, Menu, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey, IconLogout, IconUser } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { session } from '../api/gateway'
import { showDone } from '../components/notices'
import { PasswordForm } from './PasswordForm'
import { IDENTITY, useIdentity } from './useIdentity'

/** Log-out and the change of one's password. */
export function UserMenu() {
  const client = useQueryClient()
  const { data: identity } = useIdentity()
  const [changing, { open, close }] = useDisclosure(false)
  const logOut = useMutation({
    mutationFn: session.logOut,
    onSettled: () => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== IDENTITY[0] })
      client.setQueryData(IDENTITY, null)
    },
  })

  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Account">
            <IconUser size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{identity ? `Logged in as ${identity.name}` : 'Account'}</Menu.Label>
          <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={open}>
            Change password
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => logOut.mutate()}>
            Log out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={changing} onClose={close} title="Change password">
        <PasswordForm
          onDone={() => {
            close()
            showDone('The password is changed.')
          }}
        />
      </Modal>
    </>
  )
}
