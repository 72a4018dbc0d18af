/** What gateways say at this moment: readings, alerts and their health, as they come. */
package io.marram.emulator.cli.watch;
