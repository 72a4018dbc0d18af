/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { fakeGateway } from './fake/plugin.ts'

// GATEWAY=http://127.0.0.1:18080 npm run dev works on a real gateway, without it on the fake one.
const gateway = process.env.GATEWAY

export default defineConfig(({ command }) => ({
  base: './',
  plugins: [react(), ...(command === 'serve' && !gateway ? [fakeGateway()] : [])],
  server: gateway
    ? { proxy: { '/services': { target: gateway, changeOrigin: true, headers: { Origin: gateway } } } }
    : {},
  build: {
    outDir: 'target/classes/console',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
  },
}))
