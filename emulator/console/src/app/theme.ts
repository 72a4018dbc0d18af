import { createTheme, type MantineColorsTuple } from '@mantine/core'

const dune: MantineColorsTuple = [
  '#e8f8f3',
  '#d4ede5',
  '#a9dac9',
  '#7bc6ac',
  '#55b594',
  '#3dab84',
  '#2f9e7a',
  '#1f7f61',
  '#136650',
  '#034c3a',
]

export const theme = createTheme({
  primaryColor: 'dune',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { dune },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.0625rem' }, h3: { fontSize: '0.9375rem' } },
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } },
    Paper: { defaultProps: { withBorder: true } },
    Tooltip: { defaultProps: { openDelay: 300, multiline: true, maw: 320 } },
  },
})
