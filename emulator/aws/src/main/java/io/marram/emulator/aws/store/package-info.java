/** Where the twin keeps messages that must not be lost. */
package io.marram.emulator.aws.store;
