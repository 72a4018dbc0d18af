/**
 * The folder in which a running system keeps what other commands must find: who holds it, where its
 * parts are, which gateways have joined. It decides nothing about the parts themselves.
 */
package io.marram.emulator.cli.home;
