/**
 * A gateway as a process of its own: how it is launched, supervised and joined to a system, and the
 * way into its console.
 */
package io.marram.emulator.cli.gateway;
