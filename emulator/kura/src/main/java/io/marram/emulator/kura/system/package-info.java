/** What the gateway and its machine are. */
package io.marram.emulator.kura.system;
