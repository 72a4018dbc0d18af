/** IoT Core's rules engine: which rules a message is for, and what is done with it. */
package io.marram.emulator.aws.rules;
