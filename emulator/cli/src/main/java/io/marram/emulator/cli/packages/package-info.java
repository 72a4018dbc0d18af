/** The deployment packages of any Kura gateway: list, install, update and uninstall. */
package io.marram.emulator.cli.packages;
