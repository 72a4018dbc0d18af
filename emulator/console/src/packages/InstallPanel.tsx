import { Button, Group, Loader, Paper, Text, TextInput } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useDropzone } from 'react-dropzone'
import { packages } from '../api/gateway'
import { showError } from '../components/notices'
import classes from './InstallPanel.module.css'
import { urlProblem } from './operations'
import { useReloadPackages } from './usePackages'

/** Takes packages as files or by address; a package of an installed name updates it. */
export function InstallPanel() {
  const reload = useReloadPackages()
  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) {
        await packages.upload(file)
      }
    },
    onSettled: reload,
  })
  const { getRootProps, getInputProps, isDragActive } = useDropzone({
    accept: { 'application/octet-stream': ['.dp'] },
    disabled: upload.isPending,
    onDropAccepted: (files) => upload.mutate(files),
    onDropRejected: (rejected) =>
      showError(`${rejected.map(({ file }) => file.name).join(', ')}: a deployment package's name ends in .dp.`),
  })

  return (
    <Paper p="md" component="section" aria-label="Install a package">
      <div
        {...getRootProps({
          className: classes.zone,
          'data-active': isDragActive,
          role: 'button',
          'aria-label': 'Choose a package file',
        })}
      >
        <input {...getInputProps({ 'aria-label': 'Package file' })} />
        {upload.isPending ? <Loader size={22} /> : <IconFileUpload size={22} stroke={1.6} aria-hidden />}
        <Text size="sm">
          {upload.isPending ? 'Sending to the gateway …' : 'Drop a .dp file here, or choose one to install or update'}
        </Text>
      </div>
      <UrlForm />
    </Paper>
  )
}

function UrlForm() {
  const reload = useReloadPackages()
  const [url, setUrl] = useState('')
  const [tried, setTried] = useState(false)
  const install = useMutation({
    mutationFn: () => packages.install(url.trim()),
    onSuccess: () => {
      setUrl('')
      setTried(false)
    },
    onSettled: reload,
  })
  const problem = tried ? urlProblem(url) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (urlProblem(url) === undefined) {
      install.mutate()
    }
  }

  return (
    <form onSubmit={submit} noValidate>
      <Group mt="sm" gap="xs" align="flex-start" wrap="nowrap">
        <TextInput
          aria-label="Address of a package"
          placeholder="or its address, https://…"
          autoComplete="off"
          flex={1}
          value={url}
          error={problem}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <Button type="submit" variant="light" loading={install.isPending} disabled={url.trim() === ''}>
          Install
        </Button>
      </Group>
    </form>
  )
}
