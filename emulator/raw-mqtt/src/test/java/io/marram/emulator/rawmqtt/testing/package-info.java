/** A broker and its clients for tests, of this bundle and of the gateway. */
package io.marram.emulator.rawmqtt.testing;
